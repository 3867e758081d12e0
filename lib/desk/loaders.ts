import 'server-only';
import { forbidden } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { loadAmendmentRows, loadAmendments } from '@/lib/amendments/loaders';
import { canReadAudit } from '@/lib/audit/policy';
import type { AuditSubject } from '@/lib/audit/rules';
import { auditAddress } from '@/lib/audit/schema';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { dayOf, daysBetween } from '@/lib/i18n/day';
import { loadReviewRows } from '@/lib/listings/loaders';
import { loadNeedReview } from '@/lib/needs/loaders';
import { loadOfferReview } from '@/lib/offers/loaders';
import { loadDecidedFile, loadFile, loadMerge, loadWaitingFiles } from '@/lib/organisations/loaders';
import { loadRegions } from '@/lib/places/loaders';
import { loadBulk, loadBulkResult, loadDecided, loadDecision, loadQueueRows } from '@/lib/requests/loaders';
import { canReadQueue } from '@/lib/requests/policy';
import { urgencyOf } from '@/lib/requests/rules';
import { decisionDone, fileDone, proposalDone, reviewDone, routes } from '@/lib/routes';
import { loadProposal, loadProposalRows } from '@/lib/skills/loaders';
import { loadThread } from '@/lib/threads/loaders';
import { countDesk, type DeskAsk, type DeskRow, findDeskPlace, listDesk } from './queries';
import { DESK_KINDS, DESK_PAGE, type DeskKind, type Wait } from './rules';
import { type Address, type DeskFilters, deskAddress, readDesk, rowAddress } from './schema';
import type { DeskDone, DeskNeighbours, DeskRowView, DeskSubject, DeskView } from './views';

/** All that waits for the programme, the oldest first. */
export const loadDesk = cache(async (address: Address): Promise<DeskView> => {
  const asked = readDesk(address);
  const actor = await requireActor(deskAddress(asked));
  if (!canReadQueue(actor)) forbidden();
  const now = new Date();
  const { filters, regions, ask } = await narrow(actor, asked, now);
  const [found, counted, done] = await Promise.all([
    listDesk(ask, { cursor: filters.cursor, take: DESK_PAGE + 1 }),
    countDesk(ask),
    readDone(address),
  ]);
  const backwards = filters.cursor?.direction === 'before';
  const shown = backwards ? found.slice(-DESK_PAGE) : found.slice(0, DESK_PAGE);
  const more = found.length > DESK_PAGE;
  const rows = await rowViews(actor, shown, filters, now);
  const kinds: readonly DeskKind[] = filters.kind === null ? DESK_KINDS : [filters.kind];
  const oldest = kinds.flatMap((kind) => counted[kind].oldest ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  return {
    filters,
    rows,
    counts: {
      request: counted.request.count,
      amendment: counted.amendment.count,
      organisation: counted.organisation.count,
      listing: counted.listing.count,
      skill: counted.skill.count,
    },
    count: kinds.reduce((sum, kind) => sum + counted[kind].count, 0),
    oldestDays: oldest ? daysBetween(oldest, now) : null,
    regionCount: actor.staff?.regions?.length ?? null,
    regions,
    previous: (backwards ? more : filters.cursor !== null) ? (shown[0] ?? null) : null,
    next: (backwards ? filters.cursor !== null : more) ? (shown.at(-1) ?? null) : null,
    done,
  };
});

/** The filters as this reader may have them, and what they ask of the database. */
async function narrow(actor: Actor, asked: DeskFilters, now: Date) {
  const own = actor.staff?.regions ?? null;
  const scope = own === null ? 'all' : asked.scope;
  const all = await loadRegions(await getLocale());
  const regions = scope === 'mine' ? all.filter(({ code }) => own?.includes(code)) : all;
  const region = regions.find(({ code }) => code === asked.region)?.code ?? null;
  const filters: DeskFilters = { ...asked, scope: own === null ? 'mine' : scope, region };
  const ask: DeskAsk = {
    regions: region === null ? (scope === 'mine' ? own : null) : [region],
    kind: filters.kind,
    urgency: filters.urgency,
    q: filters.q,
    today: dayOf(now),
  };
  return { filters, regions, ask };
}

/** The rows as their nouns show them; one that went away meanwhile is left out. */
async function rowViews(actor: Actor, rows: readonly DeskRow[], filters: DeskFilters, now: Date): Promise<DeskRowView[]> {
  const ids = (...waits: Wait[]) => [...new Set(rows.filter(({ wait }) => waits.includes(wait)).map(({ subjectId }) => subjectId))];
  const [requests, amendments, files, needs, offers, proposals] = await Promise.all([
    loadQueueRows(actor, ids('request'), now),
    loadAmendmentRows(actor, ids('amendment')),
    loadWaitingFiles(actor, ids('verification', 'change', 'merge', 'reinstatement')),
    loadReviewRows(actor, 'need', ids('need')),
    loadReviewRows(actor, 'offer', ids('offer')),
    loadProposalRows(actor, ids('skill')),
  ]);
  const subjectOf = ({ wait, subjectId }: DeskRow): DeskSubject | null => {
    switch (wait) {
      case 'request': {
        const request = requests.get(subjectId);
        return request ? { wait, request } : null;
      }
      case 'amendment': {
        const amendment = amendments.get(subjectId);
        return amendment ? { wait, amendment } : null;
      }
      case 'need':
      case 'offer': {
        const listing = (wait === 'need' ? needs : offers).get(subjectId);
        return listing ? { wait, listing } : null;
      }
      case 'skill': {
        const proposal = proposals.get(subjectId);
        return proposal ? { wait, proposal } : null;
      }
      default: {
        const file = files.get(subjectId);
        return file ? { wait, file } : null;
      }
    }
  };
  return rows.flatMap((row) => {
    const subject = subjectOf(row);
    if (subject === null) return [];
    const days = daysBetween(row.since, now);
    return [
      {
        ...subject,
        key: `${row.wait}-${row.id}`,
        href: rowAddress(row.wait, row.subjectId, filters),
        days,
        urgency: urgencyOf(days),
        ...commonOf(subject),
      },
    ];
  });
}

function commonOf(subject: DeskSubject): Pick<DeskRowView, 'region' | 'decidable'> {
  switch (subject.wait) {
    case 'request':
      return subject.request;
    case 'amendment':
      return subject.amendment;
    case 'need':
    case 'offer':
      return subject.listing;
    case 'skill':
      return { region: subject.proposal.region, decidable: subject.proposal.why === undefined };
    default:
      return subject.file;
  }
}

/** The decision that led back to the desk, named by the address, if it is true. */
async function readDone(address: Address): Promise<DeskDone | null> {
  const first = (name: string) => [address[name]].flat()[0];
  for (const decision of decisionDone) {
    const id = first(decision);
    const reference = id === undefined ? null : await loadDecided(decision, id);
    if (reference !== null) return { decision, reference };
  }
  for (const decision of fileDone) {
    const id = first(decision);
    const organisation = id === undefined ? null : await loadDecidedFile(decision, id);
    if (organisation !== null) return { decision, organisation };
  }
  const reviewed = reviewDone.find((candidate) => candidate === first('reviewed'));
  if (reviewed) return { reviewed };
  const settled = proposalDone.find((candidate) => candidate === first('settled'));
  return settled ? { settled } : null;
}

/*
 * The pages where something is decided, each with its neighbours in the queue that led to it. The noun's
 * own loader answers first: who may not read the page learns nothing of the queue.
 */

export const loadDecisionPage = cache(async (id: string, address: Address) => {
  const request = await loadDecision(id);
  const [neighbours, thread] = await Promise.all([
    loadNeighbours(address, ['request'], request.id),
    loadThread(request.id, 'decision', address.thread, address.message),
  ]);
  return { request, neighbours, thread };
});

/** The amendments of a mission; with the queue that led to them, for who reads it. */
export const loadAmendmentsPage = cache(async (id: string, address: Address) => {
  const view = await loadAmendments(id);
  const actor = await requireActor(routes.amendments(view.mission.id));
  return { view, neighbours: canReadQueue(actor) ? await loadNeighbours(address, ['amendment'], view.mission.id) : null };
});

export const loadFilePage = cache(async (id: string, address: Address) => {
  const view = await loadFile(id);
  return { view, neighbours: await loadNeighbours(address, ['verification', 'change', 'merge', 'reinstatement'], view.file.id) };
});

/** Two records face to face, and the queue that led to them. */
export const loadMergePage = cache(async (id: string, address: Address) => ({
  view: await loadMerge(id, typeof address.other === 'string' ? address.other : undefined),
  filters: queueOf(address),
}));

/** Several requests before they are approved in one go, and what became of them, with the queue they were ticked in. */
export const loadBulkPage = cache(async (address: Address) => ({ bulk: await loadBulk(address.request), filters: queueOf(address) }));

export const loadBulkResultPage = cache(async (submissionId: string, address: Address) => ({
  result: await loadBulkResult(submissionId),
  filters: queueOf(address),
}));

/** The queue that an address asks for, from its beginning: what was decided is no row of it any more. */
function queueOf(address: Address): DeskFilters {
  return { ...readDesk(address), cursor: null };
}

export const loadNeedReviewPage = cache(async (id: string, address: Address) => {
  const page = await loadNeedReview(id);
  return { ...page, neighbours: await loadNeighbours(address, ['need'], page.review.id) };
});

export const loadOfferReviewPage = cache(async (id: string, address: Address) => {
  const page = await loadOfferReview(id);
  return { ...page, neighbours: await loadNeighbours(address, ['offer'], page.review.id) };
});

export const loadProposalPage = cache(async (id: string, address: Address) => {
  const page = await loadProposal(id);
  return { ...page, neighbours: await loadNeighbours(address, ['skill'], page.proposal.id) };
});

/** What the audit calls the rows of the queue. */
const subjects = {
  request: 'request',
  amendment: 'mission',
  verification: 'organisation',
  change: 'organisation',
  merge: 'organisation',
  reinstatement: 'organisation',
  need: 'need',
  offer: 'offer',
  skill: 'skill',
} as const satisfies Record<Wait, AuditSubject>;

/** The rows before and after a subject; once it is decided, the queue goes on at its beginning. */
async function loadNeighbours(address: Address, waits: readonly Wait[], subjectId: number): Promise<DeskNeighbours> {
  const asked = readDesk(address);
  const actor = await requireActor(deskAddress(asked));
  const { filters, ask } = await narrow(actor, { ...asked, cursor: null }, new Date());
  const place = await findDeskPlace(waits, subjectId);
  const beside = async (direction: 'before' | 'after') => {
    const [row] = await listDesk(ask, { cursor: place && { direction, ...place }, take: 1 });
    return row ? rowAddress(row.wait, row.subjectId, filters) : null;
  };
  const [subject] = waits;
  return {
    filters,
    previous: place && (await beside('before')),
    next: await beside('after'),
    audit: subject !== undefined && canReadAudit(actor) ? auditAddress({ subject: subjects[subject], record: String(subjectId) }) : null,
  };
}
