import 'server-only';
import type { Jobs } from '@/lib/jobs/enqueue';
import { expireRequests, remindOfRequests, setAsideRequests } from './commands';

/** Every morning, once for any number of runs. */
export async function tendRequestsJob(): Promise<void> {
  const now = new Date();
  await expireRequests(now);
  await remindOfRequests(now);
}

export function setAsideRequestsJob({ noun, listingId }: Jobs['set_aside_requests']): Promise<void> {
  return setAsideRequests(noun, listingId, new Date());
}
