import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { publishOfferAction } from '@/lib/offers/actions';
import { type Answer, act, type Fields } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { dayIn } from '@/tests/support/days';

/** A form that is in order; each press of the button has an intention of its own. */
const form = (change: Fields = {}): Fields => ({
  _submission: crypto.randomUUID(),
  _locale: 'fr',
  side: 'company',
  writtenIn: 'fr',
  title: 'Six comptables pour votre trésorerie',
  description: 'Nos comptables suivent chacun une association pendant six mois, du classement au rapport.',
  skills: ['bookkeeping', 'budgeting'],
  'level.bookkeeping': '4',
  'level.budgeting': '3',
  sectors: ['education', 'environment'],
  places: ['remote', '08'],
  format: 'mentoring',
  regime: 'employer_time',
  hoursTotal: '60',
  hoursPerMonth: '12,5',
  peopleCount: '6',
  availableFrom: dayIn(1),
  availableUntil: dayIn(180),
  languages: ['fr'],
  ...change,
});

const everything = async () => ({
  offers: await db.expertiseOffer.count(),
  audit: await db.auditEvent.count({ where: { action: 'offer_published' } }),
  notices: await db.notification.count({ where: { event: 'offer_published' } }),
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

describe('publishing an offer', () => {
  test('an association helps companies in working time only; a company chooses', async () => {
    const own = { regime: 'own_time' };
    expect(codes(await act(publishOfferAction, cast.associationOwner, form({ ...own, side: 'association' })))).toEqual({
      regime: 'regimeNotForCompanies',
    });
    expect(await act(publishOfferAction, cast.associationOwner, form({ side: 'association' }))).toMatchObject({ outcome: 'done' });
    expect(await act(publishOfferAction, cast.companyOwner, form(own))).toMatchObject({ outcome: 'done' });
  });

  test('writes the offer, its skills, who did it, and tells the owners', async () => {
    const answer = await act(publishOfferAction, cast.companyMember, form());
    const id = idOf(answer);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/company/offers/${id}` });
    const row = await db.expertiseOffer.findUniqueOrThrow({ where: { id }, include: { skills: { orderBy: { skillCode: 'asc' } } } });
    expect(row).toMatchObject({
      organisationId: cast.companyMember.organisationId,
      createdById: cast.companyMember.userId,
      state: 'open',
      titleFr: 'Six comptables pour votre trésorerie',
      titleAr: null,
      sectors: ['education', 'environment'],
      regions: ['08'],
      remote: true,
      quartersTotal: 240,
      quartersLeft: 240,
      quartersPerMonth: 50,
      peopleCount: 6,
      skills: [
        { offerId: id, skillCode: 'bookkeeping', level: 4 },
        { offerId: id, skillCode: 'budgeting', level: 3 },
      ],
    });
    const audit = await db.auditEvent.findMany({ where: { subject: 'offer', subjectId: String(id) } });
    expect(audit).toMatchObject([{ action: 'offer_published', actorId: cast.companyMember.userId }]);
    const notices = await db.notification.findMany({ where: { event: 'offer_published', href: `/company/offers/${id}` } });
    expect(notices.map(({ userId }) => userId)).toEqual([cast.companyOwner.userId]);
    expect(await db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`send_mail:${notices[0]?.id}`}`).toHaveLength(1);
  });

  test('an association may offer as well, on site only', async () => {
    const sent = form({ side: 'association', places: ['04', '08'] });
    const id = idOf(await act(publishOfferAction, cast.associationOwner, sent));
    expect(await db.expertiseOffer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organisationId: cast.associationOwner.organisationId,
      regions: ['04', '08'],
      remote: false,
    });
  });

  const refusals: [who: string, person: Person | null, side: string, code: string, params?: Record<string, string>][] = [
    ['nobody signed in', cast.anonymous, 'company', 'forbidden', { signedOut: 'yes' }],
    ['the other side', cast.associationOwner, 'company', 'forbidden'],
    ['a company in an association’s workspace', cast.companyOwner, 'association', 'forbidden'],
    ['a coordinator of the region', coordinatorIn('08'), 'company', 'forbidden'],
    ['a coordinator of another region', coordinatorOut('08'), 'company', 'forbidden'],
    ['the administrator', cast.administrator, 'company', 'forbidden'],
    ['an association that is not verified', cast.unverifiedOwner, 'association', 'organisationNotVerified', { what: 'listing' }],
    ['a suspended company', cast.suspendedOwner, 'company', 'organisationNotVerified', { what: 'listing' }],
  ];
  test.each(refusals)('refuses %s', async (_, person, side, code, params) => {
    const before = await everything();
    const state = stateOf(await act(publishOfferAction, person, form({ side })));
    expect(state).toMatchObject({ status: 'refused', code, ...(params && { params }) });
    expect(state.values.title).toEqual(['Six comptables pour votre trésorerie']);
    expect(await everything()).toEqual(before);
  });

  const bad: [what: string, change: Fields, errors: Record<string, string>][] = [
    ['starting yesterday', { availableFrom: dayIn(-2) }, { availableFrom: 'dayBeforeToday' }],
    ['ending today', { availableFrom: dayIn(0), availableUntil: dayIn(0) }, { availableUntil: 'dayNotAfterToday' }],
    ['ending on the day it starts', { availableFrom: dayIn(9), availableUntil: dayIn(9) }, { availableUntil: 'untilNotAfterFrom' }],
    ['more hours than the period holds', { availableFrom: dayIn(1), availableUntil: dayIn(20) }, { hoursTotal: 'hoursBeyondPeriod' }],
    ['nowhere', { places: [] }, { places: 'placesMissing' }],
    ['a skill that is none', { skills: 'alchemy', 'level.alchemy': '1' }, { skills: 'skillsUnknown' }],
    ['hours below nothing', { hoursTotal: '-5' }, { hoursTotal: 'hoursOutOfRange' }],
    ['a text that is too long', { description: 'é'.repeat(2_001) }, { description: 'tooLong' }],
    ['a NUL', { title: 'Six comptables\u0000' }, { title: 'unreadableCharacters' }],
    ['a filter of the database', { regime: '{"not":""}' }, { regime: 'regimeMissing' }],
    ['skills alone, as without script', { 'level.bookkeeping': [], 'level.budgeting': [] }, { skills: 'skillsLevelMissing' }],
  ];
  test.each(bad)('mends: %s', async (_, change, errors) => {
    const before = await everything();
    const sent = form(change);
    const answer = await act(publishOfferAction, cast.companyOwner, sent);
    expect(stateOf(answer).code).toBe('invalid');
    expect(codes(answer)).toEqual(errors);
    const kept = Object.entries(sent).filter(([name, value]) => !name.startsWith('_') && [value].flat().length > 0);
    expect(stateOf(answer).values).toEqual(Object.fromEntries(kept.map(([name, value]) => [name, [value].flat()])));
    expect(await everything()).toEqual(before);
  });

  test('twenty presses write once and answer alike', async () => {
    const before = await everything();
    const sent = form();
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(publishOfferAction, cast.companyOwner, sent)));
    const id = idOf(answers[0] as Answer);
    for (const answer of answers) expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/company/offers/${id}` });
    expect(await everything()).toEqual({ offers: before.offers + 1, audit: before.audit + 1, notices: before.notices + 1 });
  });
});
