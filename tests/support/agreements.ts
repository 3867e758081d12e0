import { issueAgreement, saveAgreement } from '@/lib/agreements/commands';
import { findAgreement, listDocuments } from '@/lib/agreements/queries';
import { COUNT_RULES, COUNTS, PLAIN, WORDS } from '@/lib/agreements/rules';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/i18n/day';
import type { Fields } from './act';
import { addPair, addRequest, by, companyGives, type Sides, valueOf } from './requests';

/** How far the agreement of a new mission has come. */
export type AgreementStory = 'empty' | 'filled' | 'issued';

/** A mission of a pair of its own, with its agreement. */
export async function addMission(
  sides: Sides = companyGives,
  { agreement = 'empty', mark }: { agreement?: AgreementStory; mark?: string } = {},
): Promise<number> {
  const options = mark === undefined ? {} : { mark };
  const pair = await addPair(sides, { need: options, offer: options });
  const { id: requestId } = await addRequest(pair, { origin: 'pledge', state: 'approved' });
  const { id } = await db.mission.findUniqueOrThrow({ where: { requestId }, select: { id: true } });
  if (agreement !== 'empty') valueOf(await saveAgreement(await by(sides.giver.member), await filled(id)));
  if (agreement === 'issued') valueOf(await issueAgreement(await by(sides.giver.member), { missionId: id, version: 2 }));
  return id;
}

/** Everything that the form asks, in both languages. */
export async function filled(missionId: number, rhythm = 'une demi-journée par semaine') {
  const mission = await missionAt(missionId);
  const words = Object.fromEntries(WORDS.map((name) => [name, { fr: `Texte ${name}`, ar: 'نص بالعربية' }]));
  return {
    missionId,
    version: mission.agreement.version,
    startsOn: dayOf(mission.startsOn),
    endsOn: dayOf(mission.endsOn),
    values: {
      ...words,
      rhythmText: { fr: rhythm, ar: 'نصف يوم في الأسبوع' },
      ...Object.fromEntries(PLAIN.map((name) => [name, `code ${name}`])),
      ...Object.fromEntries(COUNTS.map((name) => [name, COUNT_RULES[name].usual])),
    },
  };
}

/** The same as a form sends it. */
export async function typedAgreement(missionId: number): Promise<Fields> {
  const mission = await missionAt(missionId);
  return {
    missionId: String(missionId),
    version: String(mission.agreement.version),
    startsOn: dayOf(mission.startsOn),
    endsOn: dayOf(mission.endsOn),
    ...Object.fromEntries(
      WORDS.flatMap((name) => [
        [`${name}Fr`, 'Un texte'],
        [`${name}Ar`, 'نص'],
      ]),
    ),
    ...Object.fromEntries(PLAIN.map((name) => [name, '123/2026'])),
    ...Object.fromEntries(COUNTS.map((name) => [name, '7'])),
  };
}

export async function missionAt(missionId: number) {
  const mission = await findAgreement(missionId);
  if (!mission) throw new Error(`There is no mission ${missionId}`);
  return mission;
}

/** The newest document of a mission. */
export async function documentOf(missionId: number) {
  const [document] = await listDocuments(missionId);
  if (!document) throw new Error(`Nothing was issued for the mission ${missionId}`);
  return document;
}
