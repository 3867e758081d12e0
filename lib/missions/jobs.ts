import 'server-only';
import { tendMissions } from './commands';

/** Every morning, once for any number of runs. */
export function tendMissionsJob(): Promise<void> {
  return tendMissions(new Date());
}
