import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import {
  approveListing,
  closeListing,
  expireListings,
  extendListing,
  pauseListing,
  reopenListing,
  returnListing,
  tellClosingSoon,
  type WhichListing,
} from '@/lib/listings/commands';
import type { Noun } from '@/lib/listings/rules';
import { publishNeedAction } from '@/lib/needs/actions';
import { approveRequest } from '@/lib/requests/commands';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Member } from '@/tests/support/cast';
import { listingPermissions } from '@/tests/support/permissions/listings';
import {
  addNeed,
  addOffer,
  addPair,
  addRequest,
  by,
  companyGives,
  needOf,
  offeredUntil,
  offerOf,
  requestAt,
  tally,
  today,
  valueOf,
  watch,
} from '@/tests/support/requests';

const NOUNS: readonly Noun[] = ['need', 'offer'];

/** An open listing of its side, with what is set. */
async function added(noun: Noun, owner: Member, data: Parameters<typeof db.skillNeed.update>[0]['data'] = {}): Promise<WhichListing> {
  const id = noun === 'need' ? await addNeed(owner) : await addOffer(owner);
  if (noun === 'need') await db.skillNeed.update({ where: { id }, data });
  else await db.expertiseOffer.update({ where: { id }, data: data as object });
  return { noun, id, version: 1 };
}

const ownerOf = (noun: Noun) => (noun === 'need' ? companyGives.receiver.owner : companyGives.giver.owner);
const rowOf = ({ noun, id }: { noun: Noun; id: number }) => (noun === 'need' ? needOf({ needId: id }) : offerOf({ offerId: id }));

describe.each(NOUNS)('its own people, with a %s', (noun) => {
  const owner = ownerOf(noun);

  test('pause and reopen it; nobody else’s consents go', async () => {
    const which = await added(noun, owner);
    const { result, told, deeds } = await watch(async () => pauseListing(await by(owner), which));
    expect(valueOf(result)).toEqual({ id: which.id });
    expect(await rowOf(which)).toMatchObject({ state: 'paused', version: 1 });
    expect(told).toEqual([]);
    expect(deeds).toMatchObject([{ actorId: owner.userId, action: `${noun}_pause`, subject: noun, fields: ['state'] }]);
    expect(await pauseListing(await by(owner), which)).toEqual({ ok: false, code: 'changed' });
    valueOf(await reopenListing(await by(owner), which));
    expect(await rowOf(which)).toMatchObject({ state: 'open' });
  });

  test('close it for good', async () => {
    const which = await added(noun, owner);
    valueOf(await closeListing(await by(owner), which));
    expect(await rowOf(which)).toMatchObject({ state: 'closed' });
    expect(await reopenListing(await by(owner), which)).toEqual({ ok: false, code: 'changed' });
    expect(await extendListing(await by(owner), which, dayOf(addDays(today, 5)))).toEqual({ ok: false, code: 'changed' });
  });

  test.each([-1, 0, 1])('extend it to %i days from today', async (days) => {
    const which = await added(noun, owner);
    const until = dayOf(addDays(today, days));
    const result = await extendListing(await by(owner), which, until);
    if (days <= 0) return expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { until: { code: 'dayNotAfterToday' } } });
    valueOf(result);
    const row = await rowOf(which);
    expect(dayOf('closesOn' in row ? row.closesOn : row.availableUntil)).toBe(until);
    // Whoever chooses so near a day knows of it.
    expect(row.closingToldFor).toEqual(addDays(today, days));
  });

  test('an expired one is open again with another day, and a need begins no earlier', async () => {
    const past = noun === 'need' ? { closesOn: addDays(today, -3), wantedStart: addDays(today, -1) } : offeredUntil(addDays(today, -3));
    const which = await added(noun, owner, past);
    valueOf(await extendListing(await by(owner), which, dayOf(addDays(today, 20))));
    const row = await rowOf(which);
    expect(row).toMatchObject({ state: 'open', closingToldFor: null });
    if ('wantedStart' in row) expect(row.wantedStart).toEqual(addDays(today, 20));
  });

  test('of eight who close and pause at once, one is first', async () => {
    const which = await added(noun, owner);
    const context = await by(owner);
    const press = () => ({ ...context, submissionId: crypto.randomUUID() });
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 ? pauseListing(press(), which) : closeListing(press(), which))),
    );
    // A paused one may still be closed.
    expect(tally(results).done).toBeLessThanOrEqual(2);
    expect(['closed', 'paused']).toContain((await rowOf(which)).state);
  });

  test('an organisation that is not verified any more opens nothing again', async () => {
    const which = await added(noun, cast.suspendedOwner, { state: 'paused' });
    expect(await reopenListing(await by(cast.suspendedOwner), which)).toMatchObject({ ok: false, code: 'organisationNotVerified' });
  });
});

describe('a first listing', () => {
  const fields = async () => (await listingPermissions.find(({ action }) => action === 'publishNeedAction')?.arrange())?.fields ?? {};

  /** None of the association's listings was ever open. */
  async function forget(organisationId: number): Promise<void> {
    const data = { state: 'returned', publishedAt: null } as const;
    await db.skillNeed.updateMany({ where: { organisationId }, data });
    await db.expertiseOffer.updateMany({ where: { organisationId }, data });
  }

  test('waits for the coordinators of its region, and the next opens at once', async () => {
    const owner = cast.otherAssociationOwner;
    await forget(owner.organisationId);
    const { result, told, deeds } = await watch(async () => act(publishNeedAction, owner, await fields()));
    const id = Number(/\d+$/.exec(result.outcome === 'done' ? (result.redirectTo ?? '') : '')?.[0]);
    expect(await needOf({ needId: id })).toMatchObject({ state: 'submitted', publishedAt: null });
    expect(new Set(told.map(({ userId }) => userId))).toEqual(new Set([coordinatorIn('03').userId, cast.coordinatorNational.userId]));
    expect(told[0]).toMatchObject({ event: 'listing_waiting', href: `/programme/needs/${id}` });
    expect(deeds).toMatchObject([{ action: 'need_submitted' }]);

    const which = { noun: 'need', id, version: 1 } as const;
    expect(await approveListing(await by(coordinatorOut('03')), which)).toEqual({ ok: false, code: 'forbidden' });
    expect(await approveListing(await by(owner), which)).toEqual({ ok: false, code: 'forbidden' });
    expect(await approveListing(await by(cast.companyOwner), which)).toEqual({ ok: false, code: 'notFound' });

    const sentBack = await watch(async () => returnListing(await by(coordinatorIn('03')), which, 'Dites pour qui.'));
    valueOf(sentBack.result);
    expect(await needOf({ needId: id })).toMatchObject({ state: 'returned', returnReason: 'Dites pour qui.' });
    expect(sentBack.told).toMatchObject([{ userId: owner.userId, event: 'listing_returned', href: `/association/needs/${id}` }]);
    expect(await approveListing(await by(coordinatorIn('03')), which)).toEqual({ ok: false, code: 'changed' });

    await db.skillNeed.update({ where: { id }, data: { state: 'submitted', submittedAt: new Date() } });
    const opened = await watch(async () => approveListing(await by(coordinatorIn('03')), which));
    valueOf(opened.result);
    expect(await needOf({ needId: id })).toMatchObject({ state: 'open', returnReason: null });
    expect(opened.told).toMatchObject([{ userId: owner.userId, event: 'need_published', href: `/needs/${id}` }]);

    const next = await act(publishNeedAction, owner, await fields());
    expect(next.outcome === 'done' && (await db.skillNeed.findFirst({ orderBy: { id: 'desc' } }))?.state).toBe('open');
  });

  test('is not opened for an organisation that is not verified, nor past its day', async () => {
    const waiting = { state: 'submitted', publishedAt: null, submittedAt: new Date() } as const;
    const unverified = await added('need', cast.unverifiedOwner, waiting);
    expect(await approveListing(await by(cast.coordinatorNational), unverified)).toMatchObject({ code: 'organisationNotVerified' });
    const over = await added('need', cast.associationOwner, { ...waiting, closesOn: addDays(today, -1) });
    expect(await approveListing(await by(cast.coordinatorNational), over)).toMatchObject({ code: 'listingOver' });
    valueOf(await returnListing(await by(cast.coordinatorNational), over, 'Choisissez un autre dernier jour.'));
  });

  test('two coordinators at once: one decides', async () => {
    const which = await added('need', cast.associationOwner, { state: 'submitted', publishedAt: null, submittedAt: new Date() });
    const contexts = [await by(cast.coordinatorNational), await by(coordinatorIn('04'))] as const;
    const { result, told } = await watch(() => Promise.all([approveListing(contexts[0], which), approveListing(contexts[1], which)]));
    expect(tally(result)).toEqual({ done: 1, changed: 1 });
    expect(told.filter(({ event }) => event === 'need_published')).toHaveLength(1);
  });
});

describe.each(NOUNS)('the day of a %s', (noun) => {
  const owner = ownerOf(noun);
  const closing = (day: Date) => (noun === 'need' ? { closesOn: day } : offeredUntil(day));

  test.each([
    [-1, 'expired'],
    [0, 'open'],
    [1, 'open'],
  ])('with its last day %i days away it is %s after the night', async (days, state) => {
    const which = await added(noun, owner, closing(addDays(today, days)));
    const { told, deeds } = await watch(() => expireListings(new Date()));
    expect(await rowOf(which)).toMatchObject({ state });
    const mine = deeds.filter(({ subject, subjectId }) => subject === noun && subjectId === String(which.id));
    expect(mine).toHaveLength(state === 'expired' ? 1 : 0);
    if (state === 'expired') expect(told).toContainEqual(expect.objectContaining({ userId: owner.userId, event: 'listing_expired' }));
  });

  test('two workers at once write and tell once', async () => {
    const which = await added(noun, owner, closing(addDays(today, -1)));
    const { deeds, mails, told } = await watch(() => Promise.all([expireListings(new Date()), expireListings(new Date())]));
    expect(deeds.filter(({ subject, subjectId }) => subject === noun && subjectId === String(which.id))).toHaveLength(1);
    expect(told).toHaveLength(1);
    expect(mails).toBe(1);
  });

  test.each([
    [6, 1],
    [7, 1],
    [8, 0],
  ])('%i days before, its owners are told %i times', async (days, times) => {
    await tellClosingSoon(new Date());
    await added(noun, owner, closing(addDays(today, days)));
    const tell = () => Promise.all([tellClosingSoon(new Date()), tellClosingSoon(new Date())]);
    const { told } = await watch(tell);
    expect(told).toHaveLength(times);
    if (times > 0) expect(told[0]).toMatchObject({ userId: owner.userId, event: 'listing_closing_soon', params: { days } });
    // Once per closing day.
    expect((await watch(tell)).told).toEqual([]);
  });

  test('a later day is told anew, a paused one is not told', async () => {
    const which = await added(noun, owner, { ...closing(addDays(today, 3)), closingToldFor: addDays(today, 1) });
    await added(noun, owner, { ...closing(addDays(today, 3)), state: 'paused' });
    expect((await watch(() => tellClosingSoon(new Date()))).told).toHaveLength(1);
    expect(await rowOf(which)).toMatchObject({ closingToldFor: addDays(today, 3) });
  });
});

test('a request on a listing that is paused waits: it is neither approved nor ended', async () => {
  const pair = await addPair(companyGives);
  const request = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
  valueOf(await pauseListing(await by(pair.receiver.owner), { noun: 'need', id: pair.needId, version: 1 }));
  const input = { requestId: request.id, version: request.version, reason: null };
  expect(await approveRequest(await by(coordinatorIn('04')), input)).toMatchObject({ ok: false, code: 'listingUnavailable' });
  expect(await requestAt(request.id)).toMatchObject({ state: 'accepted' });
});
