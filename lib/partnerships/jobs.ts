import 'server-only';
import { remindPartners } from './commands';

/** Every morning, once for any number of runs. */
export function remindPartnersJob(): Promise<void> {
  return remindPartners(new Date());
}
