import 'server-only';
import { askDatabase } from './queries';

/** Whoever watches the platform asks every few seconds, and must have an answer. */
const TIME_LIMIT = 2_000;

/** Whether the database answers in time. Why not is for the log of whoever runs it, not for the answer. */
export async function loadReadiness(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, TIME_LIMIT, false);
  });
  const answered = askDatabase().then(
    () => true,
    (error: unknown) => {
      console.error('The database does not answer:', error);
      return false;
    },
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
