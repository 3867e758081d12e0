import { agreeToAmendment, approveAmendment, declineAmendment, proposeAmendment, signAmendment } from '@/lib/amendments/commands';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { coordinatorIn, type Person } from './cast';
import { addMission, missionAt, type OwnMission } from './missions';
import { by, companyGives, type Sides, today, valueOf } from './requests';

export const REASON = 'Le questionnaire demande une séance de plus.';

/** The end that is proposed unless a test says otherwise. */
export const laterEnd = dayOf(addDays(today, 90));

type Terms = Partial<{ hours: number; endsOn: string; reason: string }>;

/** What somebody proposes for a mission of 10 hours: two more, and a later end, unless told otherwise. */
export async function termsOf(mission: { id: number }, change: Terms = {}) {
  const { version } = await missionAt(mission.id);
  return { missionId: mission.id, version, hours: 48, endsOn: laterEnd, reason: REASON, ...change };
}

/** A mission that runs, with an amendment that its giver proposed, as far as a test wants it. */
export async function addAmendment(
  sides: Sides = companyGives,
  { state = 'proposed', mark, ...change }: Terms & { state?: 'proposed' | 'agreed' | 'approved' | 'declined'; mark?: string } = {},
): Promise<{ id: number; mission: OwnMission }> {
  const mission = await addMission(sides, mark === undefined ? {} : { mark });
  valueOf(await proposeAmendment(await by(sides.giver.member), await termsOf(mission, change)));
  const { id } = await db.amendment.findFirstOrThrow({ where: { missionId: mission.id }, orderBy: { id: 'desc' } });
  if (state === 'declined') valueOf(await declineAmendment(await by(sides.receiver.owner), { ...(await read(id)), reason: REASON }));
  if (state === 'agreed' || state === 'approved') valueOf(await agreeToAmendment(await by(sides.receiver.member), await read(id)));
  if (state === 'approved') valueOf(await approveAmendment(await by(coordinatorIn(sides.region)), await read(id)));
  return { id, mission };
}

export const amendmentAt = (id: number) => db.amendment.findUniqueOrThrow({ where: { id }, include: { document: true } });

/** An amendment as somebody has read it. */
export async function read(amendmentId: number): Promise<{ amendmentId: number; version: number }> {
  return { amendmentId, version: (await amendmentAt(amendmentId)).version };
}

export const sign = async (person: Person, amendmentId: number, files: File[] = []) =>
  signAmendment(await by(person), { amendmentId, name: 'Salma Idrissi', function: 'Présidente', files });
