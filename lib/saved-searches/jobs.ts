import 'server-only';
import type { Jobs } from '@/lib/jobs/enqueue';
import { tellSearches } from './commands';

/** By the clock: every few minutes for those who are told at once, every morning for the others. */
export async function tellSearchesJob({ rhythm }: Jobs['tell_searches']): Promise<void> {
  await tellSearches(rhythm, new Date());
}
