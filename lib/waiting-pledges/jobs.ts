import 'server-only';
import type { Jobs } from '@/lib/jobs/enqueue';
import { sendWaitingPledges } from './commands';

export function sendWaitingPledgesJob({ organisationId }: Jobs['send_waiting_pledges']): Promise<void> {
  return sendWaitingPledges(organisationId, new Date());
}
