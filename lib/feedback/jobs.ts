import 'server-only';
import { openFeedback } from './commands';

/** Every morning, once for any number of runs. */
export function openFeedbackJob(): Promise<void> {
  return openFeedback(new Date());
}
