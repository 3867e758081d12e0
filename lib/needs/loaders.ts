import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { env } from '@/lib/env';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { findProvinceOf } from '@/lib/listings/queries';
import { loadPlaces, loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId, type Side, sideOf } from '@/lib/routes';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { canManageNeed, whyNotPledge } from './policy';
import { countInSector, countNeeds, findNeed, listNearNeeds, listNeeds, listOwnNeeds } from './queries';
import { isPublic, nearestFilter } from './rules';
import { type Address, readNeedFilters } from './schema';
import type { NeedAction, NeedListView, NeedPageView, NeedView, NewNeedView, OwnNeedView } from './views';

const NEAR = 3;

/** The public list, for anybody. Regions and families that do not exist are ignored like any other nonsense. */
export const loadNeedList = cache(async (address: Address): Promise<NeedListView> => {
  const locale = await getLocale();
  const [regions, { families }] = await Promise.all([loadRegions(locale), loadSkillOptions(locale)]);
  const asked = readNeedFilters(address);
  const filters = {
    ...asked,
    region: regions.some((region) => region.code === asked.region) ? asked.region : null,
    family: families.some((family) => family.code === asked.family) ? asked.family : null,
  };
  const today = dayOf(new Date());
  const [page, counts] = await Promise.all([listNeeds(filters, today), countNeeds(filters, today)]);
  return { filters, page, counts, nearest: counts.total === 0 ? nearestFilter(counts.without) : undefined, regions, families };
});

/** A need's public page. Its own people find their page instead, also when it is not public. */
export const loadNeed = cache(async (requestedId: string): Promise<NeedPageView> => {
  const id = rowId(requestedId);
  const today = dayOf(new Date());
  const [need, actor, locale] = await Promise.all([id === null ? null : findNeed(id, today), currentActor(), getLocale()]);
  if (!need) notFound();
  if (!isPublic({ ...need, verified: need.owner.verified, closesOn: dayOf(need.closesOn) }, today)) {
    if (!actor || !canManageNeed(actor, need.owner)) notFound();
    redirect(inLocale(locale, routes.ownNeed(sideOf(need.owner.kind), need.id)));
  }
  const [near, inSector] = await Promise.all([listNearNeeds(need.id, today, NEAR), countInSector(need.sector, today)]);
  const address = new URL(inLocale(locale, routes.need(need.id)), env.APP_URL).href;
  return { need, action: actionFor(actor, need), near, inSector, address };
});

function actionFor(actor: Actor | null, need: NeedView): NeedAction {
  if (!actor) return { kind: 'signIn', href: routes.signIn(routes.pledge(need.id)) };
  const reason = whyNotPledge(actor, need.owner);
  if (reason === undefined) return { kind: 'pledge', href: routes.pledge(need.id) };
  if (reason === 'own') return { kind: 'own', href: routes.ownNeed(sideOf(need.owner.kind), need.id) };
  return { kind: 'none', reason };
}

/** The needs of the workspace's organisation. */
export const loadOwnNeeds = cache(async (requestedSide: string): Promise<{ side: Side; needs: OwnNeedView[] }> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/needs`);
  const now = new Date();
  return { side, needs: await listOwnNeeds(membership.organisationId, dayOf(now), now) };
});

/** What the form of a new need starts from. */
export const loadNewNeed = cache(async (requestedSide: string): Promise<NewNeedView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/needs/new`);
  const locale = await getLocale();
  const [province, regions, skills] = await Promise.all([
    findProvinceOf(membership.organisationId),
    loadPlaces(locale),
    loadSkillOptions(locale),
  ]);
  return {
    side,
    verified: membership.state === 'verified',
    province,
    regions,
    skills,
    tomorrow: dayOf(addDays(dateOfDay(dayOf(new Date())), 1)),
  };
});
