import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { addDays, dateOfDay, dayOf, daysBetween } from '@/lib/i18n/day';
import { type Locale, otherLocale } from '@/lib/i18n/locales';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { allowedActions, canManageListing, canReadReviews, whyNotReview } from './policy';
import { findListing, type ListingForm, listReviews } from './queries';
import { type Noun, stateOn } from './rules';
import type { ListingFormView, ManageView, ReviewRow, ReviewView } from './views';

/** What the actor may do with a listing of theirs; who may not know of it is told that there is none. */
export async function loadManage(actor: Actor, side: Side, noun: Noun, id: number, asked: string | undefined): Promise<ManageView> {
  const row = await findListing(noun, id);
  if (!row || !canManageListing(actor, row)) notFound();
  const today = dayOf(new Date());
  const state = stateOn(row, today);
  const allowed = allowedActions(actor, { ...row, state });
  const tomorrow = dayOf(addDays(dateOfDay(today), 1));
  const asking = asked === 'close' && allowed.includes('close');
  return { noun, side, id, version: row.version, state, allowed, returnReason: row.returnReason, tomorrow, asking };
}

/** A listing in its form, if its people may change it now; otherwise its page says where it stands. */
export async function loadEditForm(
  requestedSide: string,
  noun: Noun,
  requestedId: string,
  findForm: (id: number, writtenIn: Locale) => Promise<ListingForm | null>,
): Promise<Omit<ListingFormView, 'initial'> & { edit: ListingForm }> {
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}/${noun}s/${requestedId}/edit`);
  const [locale, id] = [await getLocale(), rowId(requestedId)];
  const row = id === null ? null : await findListing(noun, id);
  if (!row || !canManageListing(actor, row) || sideOf(row.kind) !== side) notFound();
  const allowed = allowedActions(actor, { ...row, state: stateOn(row, dayOf(new Date())) });
  const returned = allowed.includes('resubmit');
  if (!returned && !allowed.includes('edit'))
    redirect(inLocale(locale, noun === 'need' ? routes.ownNeed(side, row.id) : routes.ownOffer(side, row.id)));
  const edit = await findForm(row.id, row.title[locale] === null ? otherLocale(locale) : locale);
  if (!edit) notFound();
  const { id: listingId, title, returnReason } = row;
  return {
    side,
    verified: membership.state === 'verified',
    writable: membership.state === 'verified',
    first: false,
    skills: await loadSkillOptions(locale),
    subject: { kind: 'edit', edited: { id: listingId, version: edit.version, seen: edit.seen, title, returnReason, returned } },
    edit,
  };
}

/** First listings as rows of the desk, by their ids. */
export async function loadReviewRows(actor: Actor, noun: Noun, ids: readonly number[]): Promise<Map<number, ReviewRow>> {
  const rows = ids.length === 0 ? [] : await listReviews(noun, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        title: row.title,
        organisation: row.owner.name,
        region: row.owner.region,
        decidable: whyNotReview(actor, row) === undefined,
      },
    ]),
  );
}

/** A listing where a coordinator reviews it; what is open already is read on its own page. */
export async function loadReview(noun: Noun, requestedId: string): Promise<ReviewView> {
  const actor = await requireActor(`/programme/${noun}s/${requestedId}`);
  if (!canReadReviews(actor)) forbidden();
  const id = rowId(requestedId);
  const row = id === null ? null : await findListing(noun, id);
  if (!row) notFound();
  const waitingDays = row.submittedAt ? daysBetween(row.submittedAt, new Date()) : 0;
  return { noun, id: row.id, version: row.version, waiting: row.state === 'submitted', waitingDays, why: whyNotReview(actor, row) };
}
