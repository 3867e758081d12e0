import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import type { Partner } from '@/lib/partnerships/rules';
import { cast } from './cast';
import { addMission, type OwnMission } from './missions';
import type { Sides } from './requests';

interface Story {
  state?: 'active' | 'paused' | 'ended';
  daysLeft?: number;
  mark?: string;
  /** The sides that let anybody read what came of it. */
  consents?: readonly Partner[];
}

/** The partnership of two sides, which a mission of theirs opens; in the state asked for. */
export async function addPartnership(
  sides: Sides,
  { state = 'active', daysLeft = 200, mark, consents = [] }: Story = {},
): Promise<{ id: number; version: number; mission: OwnMission }> {
  const mission = await addMission(sides, mark === undefined ? {} : { mark });
  const id = (await partnershipBetween(sides)).id;
  const endsOn = new Date(Date.now() + daysLeft * 86_400_000);
  const { version } = await db.partnership.update({
    where: { id },
    data: {
      ...{ state, endsOn, startsOn: new Date(Math.min(Date.now(), endsOn.getTime()) - 100 * 86_400_000) },
      aims: mark ?? null,
      reason: state === 'active' ? null : (mark ?? 'Plus de temps cette année.'),
      endedAt: state === 'ended' ? new Date() : null,
    },
  });
  await db.partnershipConsent.deleteMany({ where: { partnershipId: id } });
  const owners = { ASSOCIATION: cast.associationOwner, COMPANY: cast.companyOwner };
  await db.partnershipConsent.createMany({ data: consents.map((kind) => ({ partnershipId: id, kind, byId: owners[kind].userId })) });
  return { id, version, mission };
}

export function partnershipBetween({ giver, receiver }: Sides) {
  const ids = [giver.owner.organisationId, receiver.owner.organisationId];
  return db.partnership.findFirstOrThrow({ where: { associationId: { in: ids }, companyId: { in: ids } } });
}

export const partnershipAt = (id: number) => db.partnership.findUniqueOrThrow({ where: { id } });

/** Two who have worked together before: an approval finds their partnership, and tells nobody of it. */
export async function addPartners({ giver, receiver }: Sides): Promise<void> {
  const [association, company] = giver.owner === cast.associationOwner ? [giver, receiver] : [receiver, giver];
  const between = { associationId: association.owner.organisationId, companyId: company.owner.organisationId };
  const today = dateOfDay(dayOf(new Date()));
  await db.partnership.createMany({ data: [{ ...between, startsOn: today, endsOn: addDays(today, 300) }], skipDuplicates: true });
}
