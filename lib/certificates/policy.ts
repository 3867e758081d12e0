import { type Actor, membershipOf } from '@/lib/auth/actor';
import type { MissionRow } from '@/lib/missions/queries';
import { CERTIFICATE_HOLDERS, type CertificateHolder } from './rules';

interface Certifiable {
  mission: Pick<MissionRow, 'giverId' | 'receiverId' | 'giver' | 'receiver' | 'people'>;
  /** Of all of its hours. */
  entries: readonly { workedById: string | null }[];
}

/**
 * As whom the actor has certificates of a mission. Whoever worked on it keeps theirs when they are no longer one of its
 * people; an association's are for any of its members.
 */
export function holdersFor(actor: Actor, { mission, entries }: Certifiable): CertificateHolder[] {
  const works = [...mission.people.map(({ userId }) => userId), ...entries.map(({ workedById }) => workedById)].includes(actor.userId);
  return CERTIFICATE_HOLDERS.filter((holder) => {
    if (holder === 'person') return works;
    return mission[holder].kind === 'ASSOCIATION' && membershipOf(actor, mission[`${holder}Id`]) !== undefined;
  });
}

/** A certificate is its person's, and of its side only what any of its members may read. */
export function canReadCertificate(
  actor: Actor,
  { userId, side, mission }: { userId: string | null; side: 'giver' | 'receiver' | null; mission: { giverId: number; receiverId: number } },
): boolean {
  return side === null ? userId === actor.userId : membershipOf(actor, mission[`${side}Id`]) !== undefined;
}
