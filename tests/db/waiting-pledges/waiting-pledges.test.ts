import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { verifyOrganisation } from '@/lib/organisations/commands';
import { loadFile } from '@/lib/organisations/loaders';
import { pledgeFirst, sendWaitingPledges, takeBackPledge } from '@/lib/waiting-pledges/commands';
import { loadPledge, loadWaitingPledges } from '@/lib/waiting-pledges/loaders';
import { MOST_WAITING } from '@/lib/waiting-pledges/rules';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { addNeed, by, companyGives, today, valueOf } from '@/tests/support/requests';
import { addNewcomer, addOfferDraft, firstTerms, newcomer } from '@/tests/support/waiting-pledges';

type Newcomer = Awaited<ReturnType<typeof addNewcomer>>;

async function pledge(of: Newcomer, terms: Parameters<typeof firstTerms>[1] = {}) {
  return valueOf(await pledgeFirst(await by(newcomer.owner), firstTerms(of, terms))).pledgeId;
}

async function verify({ company }: Newcomer) {
  const { version } = await db.organisation.findUniqueOrThrow({ where: { id: company.id } });
  return verifyOrganisation(await by(coordinatorIn('04')), { organisationId: company.id, version });
}

const pledgeAt = (id: number) => db.waitingPledge.findUniqueOrThrow({ where: { id } });
const jobsOf = async ({ company }: Newcomer) =>
  db.$queryRaw<unknown[]>`SELECT FROM graphile_worker.jobs WHERE key = ${`waiting-pledges-${company.id}`}`;
const told = (event: string, userId: string) => db.notification.count({ where: { event, userId } });

describe('a pledge of a company that is not verified', () => {
  test('waits, is seen by its people and by the coordinator who verifies, and nobody else hears of it', async () => {
    const of = await addNewcomer();
    const id = await pledge(of, { message: 'Deux personnes de notre équipe.' });
    expect(await pledgeAt(id)).toMatchObject({ state: 'waiting', quarters: 40, requestId: null, endedAt: null });
    expect(await db.partnershipRequest.count({ where: { needId: of.needId } })).toBe(0);
    const page = await viewAs(newcomer.owner, () => loadPledge(String(of.needId), undefined));
    expect(page).toMatchObject({ kind: 'first', view: { side: 'company', waiting: { id, state: 'waiting', needOpen: true } } });
    const file = await viewAs(coordinatorIn('04'), () => loadFile(String(of.company.id)));
    expect(file.waitingPledges.map((one) => [one.id, one.offerTitle])).toEqual([[id, 'Des bases de suivi modestes']]);
  });

  test('is sent by itself once it is verified: the draft becomes the offer, the pledge a request', async () => {
    const of = await addNewcomer();
    const id = await pledge(of);
    valueOf(await verify(of));
    expect(await jobsOf(of)).toHaveLength(1);
    const before = await told('pledge_received', companyGives.receiver.owner.userId);
    await sendWaitingPledges(of.company.id, new Date());
    const { state, requestId, endedAt } = await pledgeAt(id);
    expect({ state, ended: endedAt !== null }).toEqual({ state: 'sent', ended: true });
    const request = await db.partnershipRequest.findUniqueOrThrow({ where: { id: requestId ?? 0 }, include: { offer: true } });
    expect(request).toMatchObject({
      ...{ needId: of.needId, giverId: of.company.id, origin: 'pledge', state: 'proposed', quarters: 40 },
      ...{ giverConsentById: newcomer.owner.userId, receiverConsentById: null },
      offer: { state: 'open', organisationId: of.company.id, titleFr: 'Des bases de suivi modestes', quartersTotal: 160 },
    });
    expect(await db.draft.count({ where: { id: of.draftId } })).toBe(0);
    expect(await told('pledge_received', companyGives.receiver.owner.userId)).toBe(before + 1);
    expect(await told('pledge_sent', newcomer.owner.userId)).toBeGreaterThan(0);
  });

  test('is sent once, of two who verify and of ten workers at once', async () => {
    const of = await addNewcomer();
    const id = await pledge(of);
    const results = await Promise.all([verify(of), verify(of)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => sendWaitingPledges(of.company.id, new Date())));
    expect((await pledgeAt(id)).state).toBe('sent');
    expect(await db.partnershipRequest.count({ where: { needId: of.needId } })).toBe(1);
    expect(await db.expertiseOffer.count({ where: { organisationId: of.company.id } })).toBe(1);
  });

  test('that is made while somebody verifies is not forgotten', async () => {
    for (let round = 0; round < 5; round += 1) {
      const of = await addNewcomer();
      const context = await by(newcomer.owner);
      const [made, verified] = await Promise.all([pledgeFirst(context, firstTerms(of)), verify(of)]);
      expect(verified.ok).toBe(true);
      // Refused, or there for the job that the verification wrote.
      if (made.ok) expect(await jobsOf(of)).toHaveLength(1);
      else expect(made.code).toBe('changed');
    }
  });

  test('nothing is sent before the verification, and nothing is enqueued where nothing waits', async () => {
    const of = await addNewcomer();
    const id = await pledge(of);
    await sendWaitingPledges(of.company.id, new Date());
    expect((await pledgeAt(id)).state).toBe('waiting');
    const other = await addNewcomer();
    valueOf(await verify(other));
    expect(await jobsOf(other)).toEqual([]);
  });

  test('starts on the day it is sent where its own day has passed meanwhile', async () => {
    const of = await addNewcomer();
    const id = await pledge(of, { startsOn: dayOf(addDays(today, 2)) });
    valueOf(await verify(of));
    await sendWaitingPledges(of.company.id, addDays(new Date(), 5));
    const { requestId } = await pledgeAt(id);
    const { startsOn } = await db.partnershipRequest.findUniqueOrThrow({ where: { id: requestId ?? 0 } });
    expect(dayOf(startsOn)).toBe(dayOf(addDays(today, 5)));
  });
});

const fates: [why: string, happens: (of: Newcomer) => Promise<unknown>][] = [
  ['needOver', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { state: 'closed' } })],
  ['needOver', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { closesOn: addDays(today, -1) } })],
  ['needChanged', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { version: 2 } })],
  ['hoursLeft', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { quartersLeft: 39 } })],
  ['hoursLeft', ({ needId }) => db.skillNeed.update({ where: { id: needId }, data: { quartersLeft: 0 } })],
  ['offerIncomplete', ({ draftId }) => db.draft.delete({ where: { id: draftId } })],
  ['offerIncomplete', ({ draftId }) => db.draft.update({ where: { id: draftId }, data: { fields: { title: ['Trop peu'] } } })],
  ['noFit', ({ needId }) => db.needSkill.updateMany({ where: { needId }, data: { skillCode: 'photography' } })],
  [
    'authorLeft',
    async ({ company }) => {
      await db.membership.updateMany({ where: { organisationId: company.id, userId: newcomer.member.userId }, data: { role: 'owner' } });
      await db.membership.deleteMany({ where: { organisationId: company.id, userId: newcomer.owner.userId } });
    },
  ],
];

test.each(fates)('one that does not hold any more is dropped, and its people are told why: %s', async (why, happens) => {
  const of = await addNewcomer();
  const id = await pledge(of);
  const listener = why === 'authorLeft' ? newcomer.member : newcomer.owner;
  const before = await told('pledge_not_sent', listener.userId);
  await happens(of);
  valueOf(await verify(of));
  await sendWaitingPledges(of.company.id, new Date());
  expect(await pledgeAt(id)).toMatchObject({ state: 'dropped', whyDropped: why, requestId: null });
  expect(await told('pledge_not_sent', listener.userId)).toBe(before + 1);
  expect(await db.partnershipRequest.count({ where: { needId: of.needId } })).toBe(0);
  // What was half done is undone: the draft is no offer.
  expect(await db.expertiseOffer.count({ where: { organisationId: of.company.id } })).toBe(0);
});

describe('is refused', () => {
  const attempt = async (of: Newcomer, terms = {}) => pledgeFirst(await by(newcomer.owner), firstTerms(of, terms));

  test('more hours than the need or the offer has, at 1 more', async () => {
    const of = await addNewcomer();
    expect(await attempt(of, { quarters: 121 })).toMatchObject({ code: 'invalid', fields: { hours: { code: 'hoursBeyondLeft' } } });
    const small = await addNewcomer({ fields: { hoursTotal: ['5'] } });
    expect(await attempt(small, { quarters: 21 })).toMatchObject({ code: 'invalid', fields: { hours: { code: 'hoursBeyondLeft' } } });
    expect(await attempt(small, { quarters: 20 })).toMatchObject({ ok: true });
  });

  test('a draft that its form would refuse, another’s, or one that waits with another pledge', async () => {
    const of = await addNewcomer({ fields: { description: ['Court'] } });
    expect(await attempt(of)).toMatchObject({ fields: { draftId: { code: 'draftIncomplete' } } });
    const theirs = await addOfferDraft(cast.companyOwner.organisationId);
    expect(await attempt({ ...of, draftId: theirs.id })).toMatchObject({ fields: { draftId: { code: 'choiceMissing' } } });
    const other = await addNewcomer();
    await pledge(other);
    const needId = await addNeed(companyGives.receiver.owner);
    expect(await attempt({ ...other, needId })).toMatchObject({ fields: { draftId: { code: 'draftTaken' } } });
  });

  test('a second one on the same need, and one more than so many', async () => {
    const of = await addNewcomer();
    await pledge(of);
    const draftId = async () => (await addOfferDraft(of.company.id)).id;
    expect(await attempt({ ...of, draftId: await draftId() })).toEqual({ ok: false, code: 'alreadyAsked' });
    for (let count = 1; count < MOST_WAITING; count += 1)
      await pledge({ ...of, needId: await addNeed(companyGives.receiver.owner), draftId: await draftId() });
    const last = { ...of, needId: await addNeed(companyGives.receiver.owner), draftId: await draftId() };
    expect(await attempt(last)).toEqual({ ok: false, code: 'tooManyWaiting', params: { most: MOST_WAITING } });
  });

  test('a need that is not open, and one that nobody published', async () => {
    const of = await addNewcomer();
    await db.skillNeed.update({ where: { id: of.needId }, data: { state: 'paused' } });
    expect(await attempt(of)).toMatchObject({ code: 'listingUnavailable' });
    expect(await attempt({ ...of, needId: 999_999 })).toMatchObject({ code: 'notFound' });
  });
});

describe('taken back', () => {
  test('it is not sent; once sent, it is withdrawn as any request is', async () => {
    const of = await addNewcomer();
    const id = await pledge(of);
    expect(await takeBackPledge(await by(newcomer.member), { pledgeId: id })).toMatchObject({ ok: true });
    valueOf(await verify(of));
    await sendWaitingPledges(of.company.id, new Date());
    expect((await pledgeAt(id)).state).toBe('withdrawn');
    const sent = await addNewcomer();
    const other = await pledge(sent);
    valueOf(await verify(sent));
    await sendWaitingPledges(sent.company.id, new Date());
    expect(await takeBackPledge(await by(newcomer.owner), { pledgeId: other })).toEqual({ ok: false, code: 'changed' });
  });

  test('while a worker sends it, it is one or the other', async () => {
    const of = await addNewcomer();
    const id = await pledge(of);
    valueOf(await verify(of));
    const context = await by(newcomer.owner);
    await Promise.all([sendWaitingPledges(of.company.id, new Date()), takeBackPledge(context, { pledgeId: id })]);
    const { state, requestId } = await pledgeAt(id);
    expect([state, requestId !== null]).toEqual(state === 'sent' ? ['sent', true] : ['withdrawn', false]);
    expect(await db.partnershipRequest.count({ where: { needId: of.needId } })).toBe(state === 'sent' ? 1 : 0);
  });
});

test('whoever has no organisation that waits gets the form of all others', async () => {
  const needId = await addNeed(companyGives.receiver.owner);
  expect(await viewAs(cast.companyOwner, () => loadPledge(String(needId), undefined))).toMatchObject({ kind: 'open' });
  expect(await viewAs(cast.companyOwner, () => loadWaitingPledges('company', 'kept'))).toMatchObject({
    verified: true,
    pledges: [],
    done: 'kept',
  });
});
