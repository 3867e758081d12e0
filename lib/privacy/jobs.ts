import 'server-only';
import { forgetWhatIsOver } from './commands';

/** Every night: what has been kept for its period goes. Any number of runs gives the same. */
export async function forgetWhatIsOverJob(): Promise<void> {
  await forgetWhatIsOver(new Date());
}
