import 'server-only';
import { cachedFor } from '@/lib/cached-for';
import { db } from '@/lib/db/client';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import type { Explanation, Part, Refusal, Scored } from '@/lib/matching/score';
import { PARTS, type Weights } from '@/lib/matching/weights';
import { weightsOf } from '@/lib/ranking/context';
import { scoreNow } from '@/lib/ranking/rank';
import type { MatchView, RankedListing } from './views';

/** Labels change with a release or a coordinator's decision; a minute late is soon enough. */
const KEPT_FOR = 60_000;

const readSkillNames = cachedFor(KEPT_FOR, async (): Promise<Record<string, Bilingual>> => {
  const rows = await db.skill.findMany({ select: { code: true, fr: true, ar: true }, orderBy: { code: 'asc' } });
  return Object.fromEntries(rows.map((row) => [row.code, { fr: row.fr, ar: row.ar }]));
});

/** A score with the weights it is made of and the labels of the skills it names. */
export async function matchOf(scored: Pick<Scored, 'points' | 'parts' | 'facts'>, weights: Weights): Promise<MatchView> {
  const names = await readSkillNames();
  const named: Record<string, Bilingual> = {};
  for (const skill of scored.facts.skills) {
    for (const code of skill.via === undefined ? [skill.code] : [skill.code, skill.via]) {
      const name = names[code];
      if (name) named[code] = name;
    }
  }
  return {
    points: scored.points,
    parts: PARTS.map((part) => ({ part, points: scored.parts[part], of: weights[part] })),
    facts: scored.facts,
    skillNames: named,
  };
}

/** The match as it was kept on the day of asking, with the weights of that day. */
export async function matchOfRequest(row: { points: number; parts: unknown; facts: unknown; weightsVersion: number }): Promise<MatchView> {
  const scored = { points: row.points, parts: row.parts as Record<Part, number>, facts: row.facts as Explanation };
  return matchOf(scored, await weightsOf(row.weightsVersion));
}

/** The match of a pair as it would be today, or why there is none any more. */
export async function matchToday(needId: number, offerId: number, now: Date): Promise<MatchView | { refusal: Refusal } | null> {
  const pair = await scoreNow(db, needId, offerId, now);
  if (!pair) return null;
  return pair.scored.ok ? matchOf(pair.scored, pair.context.weights) : { refusal: pair.scored.refusal };
}

const organisation = {
  select: {
    nameFr: true,
    nameAr: true,
    region: { select: { nameFr: true, nameAr: true } },
    province: { select: { nameFr: true, nameAr: true } },
  },
} as const;

interface Ranked {
  id: number;
  scored: Scored;
}

interface RankedTop {
  top: readonly Ranked[];
  weights: Weights;
}

/** Live requests on one listing, by the id of the listing at the other end. */
export async function listLivePairs(listing: { needId: number } | { offerId: number }, now: Date): Promise<Map<number, number>> {
  const rows = await db.partnershipRequest.findMany({
    where: { ...listing, OR: [{ state: 'accepted' }, { state: 'proposed', answerBy: { gt: now } }] },
    select: { id: true, needId: true, offerId: true },
    orderBy: { id: 'asc' },
    take: 500,
  });
  return new Map(rows.map((row) => ['needId' in listing ? row.offerId : row.needId, row.id]));
}

/** The rows of ranked needs, in the order of the ranking. */
export async function listRankedNeeds(offerId: number | null, { top: ranked, weights }: RankedTop, now: Date): Promise<RankedListing[]> {
  const ids = ranked.map((entry) => entry.id);
  const live = offerId === null ? new Map<number, number>() : await listLivePairs({ offerId }, now);
  const rows = await db.skillNeed.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      sector: true,
      quartersLeft: true,
      format: true,
      mode: true,
      closesOn: true,
      region: { select: { nameFr: true, nameAr: true } },
      province: { select: { nameFr: true, nameAr: true } },
      organisation: { select: { nameFr: true, nameAr: true } },
    },
    orderBy: { id: 'asc' },
    take: ranked.length,
  });
  return inOrder(ranked, rows, async (row, scored) => ({
    id: row.id,
    title: titleOf(row),
    organisationName: nameOf(row.organisation),
    province: nameOf(row.province),
    region: nameOf(row.region),
    sector: row.sector,
    quartersLeft: row.quartersLeft,
    format: row.format,
    mode: row.mode,
    until: row.closesOn,
    match: await matchOf(scored, weights),
    requestId: live.get(row.id) ?? null,
  }));
}

/** The rows of ranked offers, in the order of the ranking. */
export async function listRankedOffers(needId: number, { top: ranked, weights }: RankedTop, now: Date): Promise<RankedListing[]> {
  const ids = ranked.map((entry) => entry.id);
  const live = await listLivePairs({ needId }, now);
  const rows = await db.expertiseOffer.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      quartersLeft: true,
      format: true,
      remote: true,
      regions: true,
      availableUntil: true,
      organisation,
    },
    orderBy: { id: 'asc' },
    take: ranked.length,
  });
  return inOrder(ranked, rows, async (row, scored) => ({
    id: row.id,
    title: titleOf(row),
    organisationName: nameOf(row.organisation),
    province: nameOf(row.organisation.province),
    region: nameOf(row.organisation.region),
    sector: null,
    quartersLeft: row.quartersLeft,
    format: row.format,
    mode: row.remote ? (row.regions.length > 0 ? 'either' : 'remote') : 'on_site',
    until: row.availableUntil,
    match: await matchOf(scored, weights),
    requestId: live.get(row.id) ?? null,
  }));
}

/** A row that went away between the ranking and the reading is left out. */
async function inOrder<Row extends { id: number }>(
  ranked: readonly Ranked[],
  rows: readonly Row[],
  view: (row: Row, scored: Scored) => Promise<RankedListing>,
): Promise<RankedListing[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ranked.flatMap(({ id, scored }) => {
    const row = byId.get(id);
    return row ? [view(row, scored)] : [];
  });
  return Promise.all(found);
}
