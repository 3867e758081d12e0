import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/mail/unsubscribe';
import { endMails } from '@/lib/notifications/commands';
import { sendMailJob } from '@/lib/notifications/jobs';
import { LISTINGS_NAMED } from '@/lib/notifications/rules';
import { changeSearch, removeSearch, saveSearch, tellSearches } from '@/lib/saved-searches/commands';
import { loadNewSearch, loadSearches } from '@/lib/saved-searches/loaders';
import { type Rhythm, SEARCHES_MOST } from '@/lib/saved-searches/rules';
import { saveSearchSchema } from '@/lib/saved-searches/schema';
import { cast, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addNeed, addOffer, by, valueOf } from '@/tests/support/requests';

const { companyOwner, associationOwner, otherAssociationOwner, coordinatorNational } = cast;

/** A word that stands in no listing but a test's own. */
let word: string;

beforeEach(async () => {
  word = `marque${randomUUID().replaceAll(/\W|\d/g, '')}`;
  await db.savedSearch.deleteMany();
});

interface Kept {
  kind?: 'need' | 'offer';
  query?: string;
  alerts?: Rhythm | 'none';
}

async function keep(person: Person, { kind = 'need', query = `?q=${word}`, alerts = 'immediate' }: Kept = {}): Promise<number> {
  const values = saveSearchSchema.parse({ kind: [kind], query: [query], name: [`Recherche ${word}`], alerts: [alerts] });
  return valueOf(await saveSearch(await by(person, { now: addDays(new Date(), -2) }), values)).id;
}

const told = (searchId: number) =>
  db.savedSearchMatch.findMany({
    where: { searchId },
    select: { needId: true, offerId: true, notificationId: true },
    orderBy: { id: 'asc' },
  });

const noticesOf = ({ userId }: Person) =>
  db.notification.findMany({
    where: { userId, event: 'search_matched', params: { path: ['searchName'], equals: `Recherche ${word}` } },
    orderBy: { id: 'asc' },
  });

const run = (rhythm: Rhythm = 'immediate') => tellSearches(rhythm, new Date());

describe('what is new in a search', () => {
  test('is told once, however many runs there are, and however many at once', async () => {
    const search = await keep(companyOwner);
    const needs = [await addNeed(otherAssociationOwner, { mark: word }), await addNeed(otherAssociationOwner, { mark: word })];
    await addNeed(otherAssociationOwner, { mark: 'Autre chose' });
    await Promise.all(Array.from({ length: 8 }, () => run()));
    await run();
    const [notice, ...others] = await noticesOf(companyOwner);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ params: { list: 'need', count: 2 }, href: `/needs?q=${word}&sort=newest` });
    expect(await told(search)).toEqual(needs.map((needId) => ({ needId, offerId: null, notificationId: notice?.id })));

    // What comes later is told by itself, and what was told is not told again.
    const later = await addNeed(otherAssociationOwner, { mark: word });
    await run();
    expect((await noticesOf(companyOwner)).map(({ params }) => (params as { count: number }).count)).toEqual([2, 1]);
    expect((await told(search)).map(({ needId }) => needId)).toEqual([...needs, later]);
  });

  test('is one message with the first ten and a count, in the language of its reader', async () => {
    await keep(companyOwner);
    const { locale } = await db.user.findUniqueOrThrow({ where: { id: companyOwner.userId } });
    const needs: number[] = [];
    for (let index = 0; index < LISTINGS_NAMED + 3; index += 1) needs.push(await addNeed(otherAssociationOwner, { mark: word }));
    await run();
    const [notice] = await noticesOf(companyOwner);
    expect(notice?.params).toMatchObject({ count: LISTINGS_NAMED + 3 });
    const notificationId = notice?.id ?? 0;
    await Promise.all([sendMailJob({ notificationId }), sendMailJob({ notificationId })]);
    const mail = await db.mail.findUniqueOrThrow({ where: { notificationId } });
    const lines = mail.text.split('\n').filter((line) => line.startsWith('• '));
    expect(lines).toHaveLength(LISTINGS_NAMED + 1);
    expect(lines.at(-1)).toContain('3');
    for (const need of needs.slice(0, LISTINGS_NAMED)) expect(mail.html).toContain(`/${locale}/needs/${need}"`);
    expect(mail.html).not.toContain(`/needs/${needs.at(-1)}"`);
    expect(mail.subject).toContain(`Recherche ${word}`);
  });

  test('follows every filter as the list does', async () => {
    const place = await db.skillNeed.findUniqueOrThrow({ where: { id: await addNeed(otherAssociationOwner, { mark: word }) } });
    const alike = `?q=${word}&sector=education&region=${place.regionCode}&family=digital_it&format=mission_weeks&mode=remote`;
    const passing = await keep(companyOwner, { query: alike });
    const refusing = await Promise.all(
      ['sector=environment', 'region=12', 'family=legal', 'format=day', 'mode=on_site'].map((other) =>
        keep(companyOwner, { query: `?q=${word}&${other}` }),
      ),
    );
    await db.savedSearch.updateMany({ where: { id: { in: [passing, ...refusing] } }, data: { comparedUntil: addDays(new Date(), -1) } });
    const { skillCode } = await db.needSkill.findFirstOrThrow({ where: { needId: place.id } });
    const { familyCode } = await db.skill.findUniqueOrThrow({ where: { code: skillCode } });
    await db.savedSearch.update({ where: { id: passing }, data: { query: alike.replace('digital_it', familyCode) } });
    await run();
    expect((await told(passing)).map(({ needId }) => needId)).toEqual([place.id]);
    for (const search of refusing) expect(await told(search)).toEqual([]);
  });

  test('is never of one’s own organisation, nor what is not open to all', async () => {
    const search = await keep(associationOwner);
    await addNeed(associationOwner, { mark: word });
    const paused = await addNeed(otherAssociationOwner, { mark: word });
    await db.skillNeed.update({ where: { id: paused }, data: { state: 'paused' } });
    const full = await addNeed(otherAssociationOwner, { mark: word });
    await db.skillNeed.update({ where: { id: full }, data: { quartersLeft: 0 } });
    await run();
    expect(await told(search)).toEqual([]);
    expect(await noticesOf(associationOwner)).toEqual([]);
  });

  test('of offers is for those who read them at that moment', async () => {
    const offer = await addOffer(companyOwner, { mark: word });
    const [association, staff] = [await keep(associationOwner, { kind: 'offer' }), await keep(coordinatorNational, { kind: 'offer' })];
    // A company reads no offers of companies.
    const competitor = await keep(cast.otherCompanyOwner, { kind: 'offer' });
    await db.organisation.update({ where: { id: associationOwner.organisationId }, data: { state: 'suspended' } });
    await run();
    expect(await told(association)).toEqual([]);
    await db.organisation.update({ where: { id: associationOwner.organisationId }, data: { state: 'verified' } });
    await run();
    expect((await told(staff)).map(({ offerId }) => offerId)).toEqual([offer]);
    expect(await told(competitor)).toEqual([]);
    const [notice] = await noticesOf(coordinatorNational);
    expect(notice?.href).toBe(`/offers?q=${word}&sort=newest`);
  });

  test('waits for the morning, or is not told at all, as was chosen', async () => {
    const [daily, none] = [await keep(companyOwner, { alerts: 'daily' }), await keep(associationOwner, { alerts: 'none' })];
    await addNeed(otherAssociationOwner, { mark: word });
    await run('immediate');
    expect(await told(daily)).toEqual([]);
    await run('daily');
    expect(await told(daily)).toHaveLength(1);
    expect(await told(none)).toEqual([]);
    // What came while it told of nothing is past.
    valueOf(
      await changeSearch(await by(associationOwner, { now: addDays(new Date(), 1) }), { id: none, name: 'Autrement', alerts: 'immediate' }),
    );
    await run();
    expect(await told(none)).toEqual([]);
  });

  test('reaches nobody whose account is disabled, and keeps no other search waiting', async () => {
    const [first, second] = [await keep(associationOwner), await keep(companyOwner)];
    await addNeed(otherAssociationOwner, { mark: word });
    await db.user.update({ where: { id: associationOwner.userId }, data: { disabledAt: new Date() } });
    await run();
    await db.user.update({ where: { id: associationOwner.userId }, data: { disabledAt: null } });
    expect(await told(first)).toEqual([]);
    expect(await told(second)).toHaveLength(1);
  });
});

describe('one press in a mail', () => {
  test('ends the messages of that search, and of no other', async () => {
    const [search, other] = [await keep(companyOwner), await keep(companyOwner, { query: '?sector=disability' })];
    await addNeed(otherAssociationOwner, { mark: word });
    await run();
    const [notice] = await noticesOf(companyOwner);
    await sendMailJob({ notificationId: notice?.id ?? 0 });
    const { unsubscribeUrl } = await db.mail.findUniqueOrThrow({ where: { notificationId: notice?.id ?? 0 } });
    const token = unsubscribeUrl?.split('/').at(-1) ?? '';
    expect(readUnsubscribeToken(token)).toEqual({ userId: companyOwner.userId, scope: 'search', searchId: search });
    valueOf(await endMails(token));
    valueOf(await endMails(token));
    const alerts = async (id: number) => (await db.savedSearch.findUniqueOrThrow({ where: { id } })).alerts;
    expect([await alerts(search), await alerts(other)]).toEqual(['none', 'immediate']);
    expect(await db.auditEvent.count({ where: { action: 'mails_ended', actorId: companyOwner.userId } })).toBe(1);
  });

  test('is signed for its search, and of no use to anybody else', async () => {
    const search = await keep(companyOwner);
    const token = unsubscribeToken({ userId: companyOwner.userId, scope: 'search', searchId: search });
    expect(readUnsubscribeToken(token.replace(`search-${search}`, `search-${search + 1}`))).toBeNull();
    const foreign = unsubscribeToken({ userId: associationOwner.userId, scope: 'search', searchId: search });
    valueOf(await endMails(foreign));
    expect((await db.savedSearch.findUniqueOrThrow({ where: { id: search } })).alerts).toBe('immediate');
  });

  test('sent by nobody once the search is gone or silent', async () => {
    const search = await keep(companyOwner);
    await addNeed(otherAssociationOwner, { mark: word });
    await run();
    const [notice] = await noticesOf(companyOwner);
    valueOf(await removeSearch(await by(companyOwner), { id: search }));
    await sendMailJob({ notificationId: notice?.id ?? 0 });
    expect(await db.mail.count({ where: { notificationId: notice?.id ?? 0 } })).toBe(0);
  });
});

describe('keeping a search', () => {
  test('writes the same search in the same way, without its order and its page', async () => {
    await keep(companyOwner, { query: '?mode=remote&sector=education&sort=newest&q=%20base%20&sector=disability&after=1_2&for=7&x=y' });
    const [kept] = await db.savedSearch.findMany();
    expect(kept?.query).toBe('?q=base&sector=disability&sector=education&mode=remote');
  });

  test('twice keeps it once, under the newer name', async () => {
    const [first, second] = [await keep(companyOwner), await keep(companyOwner, { alerts: 'daily' })];
    expect(second).toBe(first);
    expect(await loadAs(companyOwner, () => loadNewSearch({ list: 'need', q: word }))).toBe(`/fr/account/searches/${first}`);
    const searches = await viewAs(companyOwner, loadSearches);
    expect(searches.map(({ id, alerts }) => ({ id, alerts }))).toEqual([{ id: first, alerts: 'daily' }]);
    expect(await viewAs(associationOwner, loadSearches)).toEqual([]);
  });

  test('has an end, also for those who press often', async () => {
    for (let index = 1; index < SEARCHES_MOST; index += 1) await keep(companyOwner, { query: `?q=${word}${index}` });
    const values = (index: string) =>
      saveSearchSchema.parse({ kind: ['need'], query: [`?q=${word}${index}`], name: ['x'], alerts: ['none'] });
    const results = await Promise.all(['x', 'y', 'z'].map(async (index) => saveSearch(await by(companyOwner), values(index))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'tooManySearches', params: { most: SEARCHES_MOST } });
    expect(await db.savedSearch.count()).toBe(SEARCHES_MOST);
    expect(await viewAs(companyOwner, () => loadNewSearch({ list: 'need', q: 'autre' }))).toMatchObject({ full: true });
  });

  test('without an account leads to signing in, and back to the search', async () => {
    const address = { list: 'need', q: 'comptabilité', sector: ['education', 'disability'], sort: 'newest' };
    const back = '/account/searches/new?list=need&q=comptabilit%C3%A9&sector=disability&sector=education';
    expect(await loadAs(null, () => loadNewSearch(address))).toBe(`/fr/sign-in?next=${encodeURIComponent(back)}`);
    expect(await loadAs(cast.unverifiedOwner, () => loadNewSearch({ list: 'offer' }))).toBe(403);
    expect(await loadAs(companyOwner, () => loadNewSearch({ list: 'draft' }))).toBe(404);
  });
});
