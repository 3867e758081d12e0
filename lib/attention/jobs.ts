import 'server-only';
import { weighAttention } from './commands';

/** Every night: what was shown becomes points and figures. Any number of runs gives the same. */
export async function weighAttentionJob(): Promise<void> {
  await weighAttention(new Date());
}
