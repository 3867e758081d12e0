import 'server-only';
import { remindOfLate } from './commands';

/** Every morning, once for any number of runs. */
export function remindOfLateJob(): Promise<void> {
  return remindOfLate(new Date());
}
