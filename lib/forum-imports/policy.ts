import type { Actor } from '@/lib/auth/actor';
import { canArrange } from '@/lib/forums/policy';

/** Whoever arranges a forum hands in who comes and who was met, and reads what waits: it is of persons who know nothing of it yet. */
export function canImport(actor: Actor, forum: { province: { regionCode: string } }): boolean {
  return canArrange(actor, { regionCode: forum.province.regionCode });
}
