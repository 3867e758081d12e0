import 'server-only';
import { forgetSearchWords } from '@/lib/search/commands';
import { forgetWhatIsOver } from './commands';

/** Every night: what has been kept for its period goes, and the words of no listing. Any number of runs gives the same. */
export async function forgetWhatIsOverJob(): Promise<void> {
  await forgetWhatIsOver(new Date());
  await forgetSearchWords();
}
