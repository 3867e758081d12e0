import { asRequest, tokenOf } from './act';
import type { Person } from './cast';

/* Loaders as a page calls them: within a request that carries the person's session. */

/** What a loader answers this person with: its view, a status, or the page it leads to. */
export async function loadAs<View extends object>(person: Person | null, load: () => Promise<View>): Promise<View | number | string> {
  const { answer } = await asRequest(person && (await tokenOf(person)), () => load().catch(answerOf));
  return answer;
}

/** Next throws its redirects and refusals: the path or the status that one stands for. */
function answerOf(error: unknown): string | number {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : '';
  const [kind, second, path] = digest.split(';');
  if (kind === 'NEXT_REDIRECT' && path !== undefined) return path;
  if (kind === 'NEXT_HTTP_ERROR_FALLBACK') return Number(second);
  throw error;
}

/** The same where the person is answered with the view. */
export async function viewAs<View extends object>(person: Person | null, load: () => Promise<View>): Promise<View> {
  const answer = await loadAs(person, load);
  if (typeof answer !== 'object') throw new Error(`Answered with ${answer}`);
  return answer;
}
