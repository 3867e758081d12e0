import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { csvStream } from '@/lib/exports/csv';
import type { HandedOut } from '@/lib/exports/handed-out';
import { workbook } from '@/lib/exports/xlsx';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { findForum } from '@/lib/forums/queries';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { isLocale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { listOffered } from '@/lib/organisations/queries';
import { listRegions } from '@/lib/places/queries';
import { areErased } from '@/lib/privacy/rules';
import { scoreOwnOffers } from '@/lib/ranking/rank';
import { routes, rowId } from '@/lib/routes';
import { funnelLines, funnelTables, type Groups, LINE_COLUMNS } from './funnel-tables';
import { canAssign, canFollowLead, canReadFunnel, canReadLead } from './policy';
import { type FoundLead, findLead, leadRow, listCourses, listEvents, listLeadForums, listLeads, listOpenOf, listOwners } from './queries';
import { isOpen, MOVES } from './rules';
import type { FunnelView, LeadListView, LeadPair, LeadView } from './views';

const today = (now: Date) => dateOfDay(dayOf(now));

/** Every lead, for the programme's staff. */
export const loadProgrammeLeads = cache(async (): Promise<LeadListView> => {
  const actor = await requireActor(routes.programmeLeads());
  if (actor.staff === null) forbidden();
  const [leads, forums] = await Promise.all([listLeads({}, today(new Date())), listLeadForums(null)]);
  return { ...leads, forums, associationId: null, mayOpen: canAssign(actor) };
});

/** An association's own leads. */
export const loadOwnLeads = cache(async (side: string): Promise<LeadListView> => {
  const { membership } = await requireMember(side, routes.ownLeads());
  if (membership.kind !== 'ASSOCIATION') notFound();
  const { organisationId } = membership;
  const [leads, forums] = await Promise.all([
    listLeads({ associationId: organisationId }, today(new Date())),
    listLeadForums([organisationId]),
  ]);
  return { ...leads, forums, associationId: organisationId, mayOpen: true };
});

const NONE = { rows: [], more: false };

/** One lead: who, what is next, what it may become; the organisations that it may be between hold these words in their names. */
export const loadLead = cache(async (requestedId: string, words = ''): Promise<LeadView> => {
  const now = new Date();
  const actor = await requireActor(`/leads/${requestedId}`);
  const id = rowId(requestedId);
  const lead = id === null ? null : await findLead(id);
  if (!lead || !canReadLead(actor, lead)) notFound();
  const mayFollow = canFollowLead(actor, lead);
  const mayAssign = canAssign(actor);
  const [events, owners, associations, companies, pairs] = await Promise.all([
    listEvents(lead.id),
    mayFollow ? listOwners(lead.associationId) : [],
    mayAssign ? listOffered('ASSOCIATION', { words, chosen: lead.associationId }) : NONE,
    mayFollow ? listOffered('COMPANY', { words, chosen: lead.companyId }) : NONE,
    mayFollow && isOpen(lead.state) ? listPairs(actor, lead, now) : [],
  ]);
  const { contact } = lead;
  return {
    ...leadRow(lead, today(now)),
    ...{ version: lead.version, organisation: lead.organisation, reason: lead.reason },
    ...{ ownerId: lead.ownerId, associationId: lead.associationId, companyId: lead.companyId, partnershipId: lead.partnershipId },
    contact:
      contact && contact.forgottenAt === null
        ? {
            ...{ email: contact.email, phone: contact.phone, metAt: contact.metAt },
            spokeOf: areErased(contact.spokeOf) ? null : contact.spokeOf,
          }
        : null,
    ...{ events, mayFollow, mayAssign, owners, associations, companies, words, pairs },
    moves: mayFollow ? [...MOVES[lead.state]] : [],
    request:
      lead.requestId !== null && lead.request
        ? {
            id: lead.requestId,
            reference: lead.request.reference,
            href: actor.staff ? routes.decision(lead.requestId) : routes.request(lead.requestId),
          }
        : null,
  };
});

const MOST_PAIRS = 6;

/** What the two could do together, best first, each with the form that the reader would send: filled in. */
async function listPairs(actor: Actor, { associationId, companyId }: FoundLead, now: Date): Promise<LeadPair[]> {
  if (associationId === null || companyId === null) return [];
  const [association, company] = await Promise.all([listOpenOf(associationId, today(now)), listOpenOf(companyId, today(now))]);
  const ways = [
    { needs: association.needs, offers: company.offers, giverId: companyId, own: 'need' as const },
    { needs: company.needs, offers: association.offers, giverId: associationId, own: 'offer' as const },
  ];
  const found = await Promise.all(
    ways.flatMap(({ needs, offers, giverId, own }) =>
      needs.map(async (need) => {
        const scored = await scoreOwnOffers(need.id, [giverId], now);
        return scored.flatMap(({ facts, scored: result }) => {
          const offer = offers.find(({ id }) => id === facts.id);
          if (!offer || !result.ok) return [];
          const pair = { needId: need.id, offerId: offer.id };
          return [{ needTitle: titleOf(need), offerTitle: titleOf(offer), points: result.points, href: formOf(actor, pair, own) }];
        });
      }),
    ),
  );
  return found
    .flat()
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST_PAIRS);
}

/** The programme proposes a pair; an association asks for what it needs, and pledges what it offers. */
function formOf(actor: Actor, { needId, offerId }: { needId: number; offerId: number }, own: 'need' | 'offer'): string {
  if (actor.staff?.coordinator) return routes.proposePair({ noun: 'need', id: needId, with: offerId });
  return own === 'need' ? routes.ask(offerId, needId) : routes.pledge(needId, offerId);
}

/** What all contacts led to, or those of one forum. */
export const loadFunnel = cache(async (requestedForum: string | null): Promise<FunnelView> => {
  const actor = await requireActor(requestedForum === null ? routes.funnel() : `/programme/forums/${requestedForum}/funnel`);
  if (!canReadFunnel(actor)) forbidden();
  const forum = requestedForum === null ? null : await findReadForum(requestedForum);
  const locale = await getLocale();
  const [groups, forums] = await Promise.all([readGroups(forum?.id ?? null, locale), listLeadForums(null)]);
  return { forum, forums, tables: funnelTables(groups, locale), contacts: groups.courses.length };
});

async function findReadForum(requestedId: string) {
  const id = rowId(requestedId);
  const forum = id === null ? null : await findForum(id);
  if (!forum) notFound();
  return { id: forum.id, name: nameOf(forum) };
}

async function readGroups(forumId: number | null, locale: 'ar' | 'fr'): Promise<Groups> {
  const [courses, regions, forums] = await Promise.all([listCourses(forumId), listRegions(locale), listLeadForums(null)]);
  return { courses, regions, forums, now: new Date(), byForum: forumId === null };
}

const FILE = /^(ar|fr)\.(xlsx|csv)$/;

/** The funnel as a file; of all forums (`all`) or of one. */
export async function loadFunnelFile(requestedForum: string, file: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const [, locale = '', kind] = FILE.exec(file) ?? [];
  if (!canReadFunnel(actor) || !isLocale(locale)) return null;
  const forumId = requestedForum === 'all' ? null : rowId(requestedForum);
  if (requestedForum !== 'all' && (forumId === null || !(await findForum(forumId)))) return null;
  const groups = await readGroups(forumId, locale);
  const disposition = contentDisposition(`${requestedForum === 'all' ? 'forums' : `forum-${forumId}`}-${dayOf(groups.now)}-${file}`);
  return kind === 'csv'
    ? { bytes: csvStream(LINE_COLUMNS, funnelLines(groups, locale)), mediaType: 'text/csv; charset=utf-8', disposition }
    : {
        bytes: new Uint8Array(await workbook(funnelTables(groups, locale), locale)),
        mediaType: FILE_KINDS.xlsx.mediaType,
        disposition,
      };
}
