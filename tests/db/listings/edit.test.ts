import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import type { FormFields } from '@/lib/listings/queries';
import { editNeedAction } from '@/lib/needs/actions';
import { findNeedForm } from '@/lib/needs/queries';
import { editOfferAction } from '@/lib/offers/actions';
import { findOfferForm } from '@/lib/offers/queries';
import { consentToRequest } from '@/lib/requests/commands';
import { act } from '@/tests/support/act';
import { addPair, addRequest, by, companyGives, needOf, offerOf, requestAt, today, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver } = companyGives;

/** The form of a listing as its page holds it, with this changed. */
async function formOf(noun: 'need' | 'offer', id: number, change: FormFields = {}, writtenIn: Locale = 'fr') {
  const form = await (noun === 'need' ? findNeedForm : findOfferForm)(id, writtenIn);
  if (!form) throw new Error('No such listing');
  const texts = {
    context: ['Nous suivons six cents jeunes, dans des tableaux épars.'],
    deliverable: ['Une base simple et son mode d’emploi.'],
  };
  return {
    ...(noun === 'need' && texts),
    ...(noun === 'offer' && { description: ['Nous réalisons de petits outils, sous licence libre, avec leur guide.'] }),
    ...form.fields,
    ...change,
    side: noun === 'need' ? 'association' : 'company',
    id: String(id),
    version: String(form.version),
    seen: form.seen,
    _submission: crypto.randomUUID(),
  };
}

const edit = async (noun: 'need' | 'offer', id: number, change?: FormFields, writtenIn?: Locale) =>
  act(
    noun === 'need' ? editNeedAction : editOfferAction,
    (noun === 'need' ? receiver : giver).member,
    await formOf(noun, id, change, writtenIn),
  );

describe('an edit', () => {
  test('of the words leaves what was agreed', async () => {
    const pair = await addPair(companyGives);
    const request = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
    const words = {
      title: ['Une base de suivi, mieux dite'],
      context: ['Nous suivons six cents jeunes après leur formation, sans outil.'],
    };
    const { result, told, deeds } = await watch(() => edit('need', pair.needId, words));
    expect(result).toMatchObject({ outcome: 'done', redirectTo: `/fr/association/needs/${pair.needId}` });
    expect(await needOf(pair)).toMatchObject({ titleFr: 'Une base de suivi, mieux dite', version: 1, state: 'open' });
    expect(await requestAt(request.id)).toMatchObject({ state: 'accepted', termsVersion: 1 });
    expect(told).toEqual([]);
    expect(deeds).toMatchObject([{ action: 'need_edit', fields: ['title', 'context'] }]);
  });

  test('of what requests rest on sends them back: the editor still agrees, the other side is asked again', async () => {
    const pair = await addPair(companyGives);
    const request = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
    const { result, told } = await watch(() => edit('need', pair.needId, { mode: ['on_site'] }));
    expect(result.outcome).toBe('done');
    expect(await needOf(pair)).toMatchObject({ version: 2 });
    const changed = await requestAt(request.id);
    expect(changed).toMatchObject({
      state: 'proposed',
      termsVersion: 2,
      needVersion: 2,
      receiverConsentTerms: 2,
      giverConsentTerms: null,
      giverConsentById: null,
      acceptedAt: null,
    });
    expect(told).toMatchObject([{ userId: giver.owner.userId, event: 'request_changed', href: `/requests/${request.id}` }]);
    valueOf(await consentToRequest(await by(giver.owner), { requestId: request.id, version: changed.version }));
    expect(await requestAt(request.id)).toMatchObject({ state: 'accepted', giverConsentTerms: 2 });
  });

  test('of an offer does the same to the other side; one that was never answered waits for both', async () => {
    const pair = await addPair(companyGives);
    const request = await addRequest(pair, { origin: 'ask', state: 'proposed' });
    expect((await edit('offer', pair.offerId, { peopleCount: ['5'] })).outcome).toBe('done');
    expect(await offerOf(pair)).toMatchObject({ version: 2, peopleCount: 5 });
    expect(await requestAt(request.id)).toMatchObject({
      state: 'proposed',
      offerVersion: 2,
      receiverConsentTerms: null,
      giverConsentTerms: null,
    });
  });

  test('in another language adds to it, and changes nothing for requests', async () => {
    const pair = await addPair(companyGives);
    const request = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
    const arabic = {
      title: ['قاعدة بسيطة للتتبع'],
      context: ['نتتبع ستمائة شاب وشابة في جداول متفرقة يصعب الرجوع إليها.'],
      deliverable: ['قاعدة بسيطة مع دليل للاستعمال.'],
    };
    expect((await edit('need', pair.needId, arabic, 'ar')).outcome).toBe('done');
    expect(await needOf(pair)).toMatchObject({ titleAr: 'قاعدة بسيطة للتتبع', titleFr: expect.any(String), version: 1 });
    expect(await requestAt(request.id)).toMatchObject({ state: 'accepted' });
  });

  test.each([
    [-1, 'invalid'],
    [0, 'done'],
    [1, 'done'],
  ])('to the reserved hours %i quarter is %s', async (more, outcome) => {
    const pair = await addPair(companyGives);
    await addRequest(pair, { origin: 'pledge', state: 'approved', terms: { quarters: 16 } });
    const answer = await edit('need', pair.needId, { hours: [String((16 + more) / 4)] });
    expect(answer.outcome).toBe(outcome);
    if (answer.outcome !== 'done') expect(answer.state.fields).toEqual({ hours: { code: 'hoursBelowReserved', params: { hours: '4' } } });
    else expect(await needOf(pair)).toMatchObject({ quartersTotal: 16 + more, quartersLeft: more, state: more === 0 ? 'filled' : 'open' });
  });

  test('upon what somebody changed meanwhile is refused, and given back', async () => {
    const pair = await addPair(companyGives);
    const stale = await formOf('need', pair.needId, { title: ['Une base que je renomme'] });
    expect((await edit('need', pair.needId, { title: ['Une base que tu renommes'] })).outcome).toBe('done');
    const answer = await act(editNeedAction, receiver.owner, stale);
    expect(answer.outcome).toBe('changed');
    if (answer.outcome !== 'done') expect(answer.state.values.title).toEqual(['Une base que je renomme']);
    expect(await needOf(pair)).toMatchObject({ titleFr: 'Une base que tu renommes' });
  });

  test('of a returned one sends it for review again', async () => {
    const pair = await addPair(companyGives);
    const data = { state: 'returned', returnReason: 'Dites pour qui.', publishedAt: null } as const;
    await db.skillNeed.update({ where: { id: pair.needId }, data });
    const { told } = await watch(() => edit('need', pair.needId, { title: ['Une base pour six cents jeunes'] }));
    expect(await needOf(pair)).toMatchObject({ state: 'submitted', returnReason: null, submittedAt: expect.any(Date) });
    expect(told.every(({ event }) => event === 'listing_waiting') && told.length > 0).toBe(true);
  });

  test('keeps a day that stands, and refuses another past one', async () => {
    const pair = await addPair(companyGives);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { closesOn: today } });
    expect((await edit('need', pair.needId, { title: ['Une base, dernier jour'] })).outcome).toBe('done');
    expect((await edit('need', pair.needId, { closesOn: [dayOf(addDays(today, -1))] })).outcome).toBe('invalid');
  });

  test('of a closed one is refused', async () => {
    const pair = await addPair(companyGives);
    await db.skillNeed.update({ where: { id: pair.needId }, data: { state: 'closed' } });
    expect((await edit('need', pair.needId)).outcome).toBe('changed');
  });
});
