import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { publishNeedAction } from '@/lib/needs/actions';
import { type Answer, act, type Fields, send } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { dayIn } from '@/tests/support/days';

/** A form that is in order; each press of the button has an intention of its own. */
const form = (change: Fields = {}): Fields => ({
  _submission: crypto.randomUUID(),
  _locale: 'fr',
  side: 'association',
  writtenIn: 'fr',
  title: 'Établir nos états financiers',
  context: 'Notre trésorière tient un cahier depuis trois ans, et la banque demande un bilan.',
  deliverable: 'Un bilan et un compte de résultat pour 2026.',
  skills: ['bookkeeping', 'budgeting'],
  'importance.bookkeeping': 'essential',
  'importance.budgeting': 'useful',
  sector: 'education',
  province: '08.201',
  mode: 'either',
  format: 'mission_weeks',
  hours: '12,25',
  wantedStart: dayIn(40),
  closesOn: dayIn(30),
  languages: ['ar', 'fr'],
  accessNote: '',
  ...change,
});

const everything = async () => ({
  needs: await db.skillNeed.count(),
  audit: await db.auditEvent.count({ where: { action: 'need_published' } }),
  notices: await db.notification.count({ where: { event: 'need_published' } }),
});

function idOf(answer: Answer): number {
  if (answer.outcome !== 'done') throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return Number(answer.redirectTo?.split('/').at(-1));
}

function stateOf(answer: Answer) {
  if (answer.outcome === 'done') throw new Error(`Done: ${answer.redirectTo}`);
  return answer.state;
}

const codes = (answer: Answer) => Object.fromEntries(Object.entries(stateOf(answer).fields).map(([name, { code }]) => [name, code]));

describe('publishing a need', () => {
  test('writes the need, its skills, who did it, and tells the owners', async () => {
    const answer = await act(publishNeedAction, cast.associationMember, form());
    const id = idOf(answer);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/association/needs/${id}` });
    const row = await db.skillNeed.findUniqueOrThrow({ where: { id }, include: { skills: { orderBy: { skillCode: 'asc' } } } });
    expect(row).toMatchObject({
      organisationId: cast.associationMember.organisationId,
      createdById: cast.associationMember.userId,
      state: 'open',
      titleFr: 'Établir nos états financiers',
      titleAr: null,
      regionCode: '08',
      provinceCode: '08.201',
      quartersTotal: 49,
      quartersLeft: 49,
      languages: ['ar', 'fr'],
      accessNote: null,
      skills: [
        { needId: id, skillCode: 'bookkeeping', importance: 'essential' },
        { needId: id, skillCode: 'budgeting', importance: 'useful' },
      ],
    });
    const audit = await db.auditEvent.findMany({ where: { subject: 'need', subjectId: String(id) } });
    expect(audit).toMatchObject([{ action: 'need_published', actorId: cast.associationMember.userId }]);
    const notices = await db.notification.findMany({ where: { event: 'need_published', href: `/needs/${id}` } });
    expect(notices.map(({ userId }) => userId)).toEqual([cast.associationOwner.userId]);
    expect(await db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`send_mail:${notices[0]?.id}`}`).toHaveLength(1);
  });

  test('a company may need as well, in Arabic', async () => {
    const sent = form({ _locale: 'ar', side: 'company', writtenIn: 'ar', title: 'مواكبة إدماج زملاء صم في فرقنا', organisationId: '1' });
    const id = idOf(await act(publishNeedAction, cast.companyOwner, sent));
    expect(await db.skillNeed.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organisationId: cast.companyOwner.organisationId,
      titleFr: null,
      titleAr: 'مواكبة إدماج زملاء صم في فرقنا',
    });
  });

  const refusals: [who: string, person: Person | null, side: string, code: string, params?: Record<string, string>][] = [
    ['nobody signed in', cast.anonymous, 'association', 'forbidden', { signedOut: 'yes' }],
    ['the other side', cast.companyOwner, 'association', 'forbidden'],
    ['an association in a company’s workspace', cast.associationOwner, 'company', 'forbidden'],
    ['a coordinator of the region', coordinatorIn('08'), 'association', 'forbidden'],
    ['a coordinator of another region', coordinatorOut('08'), 'association', 'forbidden'],
    ['the administrator', cast.administrator, 'association', 'forbidden'],
    ['an association that is not verified', cast.unverifiedOwner, 'association', 'organisationNotVerified', { what: 'listing' }],
    ['a suspended company', cast.suspendedOwner, 'company', 'organisationNotVerified', { what: 'listing' }],
  ];
  test.each(refusals)('refuses %s', async (_, person, side, code, params) => {
    const before = await everything();
    const state = stateOf(await act(publishNeedAction, person, form({ side })));
    expect(state).toMatchObject({ status: 'refused', code, ...(params && { params }) });
    expect(state.values.title).toEqual(['Établir nos états financiers']);
    expect(await everything()).toEqual(before);
  });

  const bad: [what: string, change: Fields, errors: Record<string, string>][] = [
    ['closing today', { closesOn: dayIn(0) }, { closesOn: 'dayNotAfterToday' }],
    ['closing after the start', { closesOn: dayIn(41) }, { closesOn: 'closesAfterStart' }],
    ['starting in the past', { wantedStart: dayIn(-1) }, { wantedStart: 'dayNotAfterToday' }],
    ['a province that is none', { province: '99.999' }, { province: 'provinceMissing' }],
    ['a skill that is none', { skills: 'alchemy', 'importance.alchemy': 'essential' }, { skills: 'skillsUnknown' }],
    ['hours below nothing', { hours: '-5' }, { hours: 'hoursOutOfRange' }],
    ['a text that is too long', { context: 'é'.repeat(2_001) }, { context: 'tooLong' }],
    ['a NUL', { title: 'Établir nos\u0000états' }, { title: 'unreadableCharacters' }],
    ['a mark that turns the direction', { deliverable: `\u202e${'é'.repeat(30)}` }, { deliverable: 'unreadableCharacters' }],
    ['a filter of the database', { sector: '{"not":""}' }, { sector: 'sectorMissing' }],
    [
      'skills alone, as without script',
      { 'importance.bookkeeping': [], 'importance.budgeting': [] },
      { skills: 'skillsImportanceMissing' },
    ],
  ];
  test.each(bad)('mends: %s', async (_, change, errors) => {
    const before = await everything();
    const sent = form(change);
    const answer = await act(publishNeedAction, cast.associationOwner, sent);
    expect(stateOf(answer).code).toBe('invalid');
    expect(codes(answer)).toEqual(errors);
    const kept = Object.entries(sent).filter(([name, value]) => !name.startsWith('_') && [value].flat().length > 0);
    expect(stateOf(answer).values).toEqual(Object.fromEntries(kept.map(([name, value]) => [name, [value].flat()])));
    expect(await everything()).toEqual(before);
  });

  test('what is no form asks for every field', async () => {
    expect(await send(publishNeedAction, cast.associationOwner, { not: '' })).toMatchObject({ outcome: 'invalid' });
  });

  test('twenty presses write once and answer alike', async () => {
    const before = await everything();
    const sent = form();
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(publishNeedAction, cast.associationOwner, sent)));
    const id = idOf(answers[0] as Answer);
    for (const answer of answers) expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/association/needs/${id}` });
    expect(await everything()).toEqual({ needs: before.needs + 1, audit: before.audit + 1, notices: before.notices + 1 });
  });

  test('a refused form may be mended and sent again', async () => {
    const sent = form({ closesOn: dayIn(-1) });
    expect(codes(await act(publishNeedAction, cast.associationOwner, sent))).toEqual({ closesOn: 'dayNotAfterToday' });
    expect(idOf(await act(publishNeedAction, cast.associationOwner, { ...sent, closesOn: dayIn(5) }))).toBeGreaterThan(0);
  });
});
