import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { type Actor, membershipOf } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { env } from '@/lib/env';
import { csvStream } from '@/lib/exports/csv';
import type { HandedOut } from '@/lib/exports/handed-out';
import { workbook } from '@/lib/exports/xlsx';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { findLink } from '@/lib/links/queries';
import { loadPlaces } from '@/lib/places/loaders';
import { routes, rowId } from '@/lib/routes';
import { peopleTable } from './people-table';
import { canArrange, canArrangeSome, canReadForums, standsOf } from './policy';
import {
  allContacts,
  allRegistrations,
  cardOf,
  type ForumRow,
  findForum,
  findRegistered,
  findStandByCode,
  listCandidates,
  listContacts,
  listForums,
  listRegistrations,
  listStands,
  standOf,
} from './queries';
import { type PeopleList, takesRegistrations } from './rules';
import { cancellation, standCode } from './schema';
import type {
  CancellationView,
  CaptureView,
  CodesView,
  ForumFormView,
  ForumListView,
  ForumView,
  OwnStandsView,
  ProgrammeForumsView,
  ProgrammeForumView,
  StandPageView,
} from './views';

const today = (now: Date) => dateOfDay(dayOf(now));

/** Published forums, for anybody. */
export const loadForums = cache(async (): Promise<ForumListView> => listForums({ published: true }, today(new Date())));

/** A published forum, for anybody. */
export const loadForum = cache(async (requestedId: string): Promise<ForumView> => {
  const id = rowId(requestedId);
  const forum = id === null ? null : await findForum(id);
  if (!forum?.publishedAt) notFound();
  return forumView(forum);
});

async function forumView(forum: ForumRow): Promise<ForumView> {
  return {
    ...cardOf(forum),
    agenda: { fr: forum.agendaFr, ar: forum.agendaAr },
    partners: forum.partners,
    standList: (await listStands({ forumId: forum.id })).map(standOf),
    open: takesRegistrations(forum, today(new Date())),
  };
}

/** What a stand's code opens, for anybody. */
export const loadStand = cache(async (code: string): Promise<StandPageView> => {
  const stand = standCode.test(code) ? await findStandByCode(code) : null;
  if (!stand?.forum.publishedAt || stand.organisation.state !== 'verified') notFound();
  const { organisation, organisationId, place, forum } = stand;
  return {
    ...{ code, place },
    organisation: {
      id: organisationId,
      name: nameOf(organisation),
      mission: { fr: organisation.missionFr, ar: organisation.missionAr },
    },
    forum: { id: forum.id, name: nameOf(forum), startsOn: forum.startsOn, endsOn: forum.endsOn },
  };
});

/** What a cancelling link opens. Looking uses nothing up. */
export const loadCancellation = cache(async (token: string): Promise<CancellationView> => {
  const link = await findLink(token, 'cancel_forum_registration', new Date());
  const registered = link && (await findRegistered(cancellation.parse(link.payload).registrationId));
  if (!registered) return { state: 'unusable' };
  const { id, startsOn, endsOn, ...names } = registered.forum;
  return { state: 'usable', token, forum: { ...{ id, startsOn, endsOn }, name: nameOf(names) } };
});

/** All forums, for the programme's staff. */
export const loadProgrammeForums = cache(async (): Promise<ProgrammeForumsView> => {
  const actor = await requireActor(routes.programmeForums());
  if (!canReadForums(actor)) forbidden();
  return { ...(await listForums({ published: false }, today(new Date()))), mayArrange: canArrangeSome(actor) };
});

async function requireForum(requestedId: string, below = '') {
  const actor = await requireActor(`${routes.programmeForums()}/${requestedId}${below}`);
  if (!canReadForums(actor)) forbidden();
  const id = rowId(requestedId);
  const forum = id === null ? null : await findForum(id);
  if (!forum) notFound();
  return { actor, forum };
}

/** A forum with who comes and who was met, for the programme's staff. */
export const loadProgrammeForum = cache(
  async (requestedId: string, asked = { registrations: '', contacts: '', organisation: '' }): Promise<ProgrammeForumView> => {
    const { actor, forum } = await requireForum(requestedId);
    const mayArrange = canArrange(actor, forum.province);
    const [view, candidates, registrations, contacts] = await Promise.all([
      forumView(forum),
      mayArrange ? listCandidates(forum.id, asked.organisation) : { rows: [], more: false },
      listRegistrations(forum.id, asked.registrations),
      listContacts({ forumId: forum.id }, asked.contacts),
    ]);
    return { ...view, version: forum.version, mayArrange, candidates, words: asked.organisation, registrations, contacts };
  },
);

/** The form of a new forum, or of one that is there. */
export const loadForumForm = cache(async (requestedId: string | null): Promise<ForumFormView> => {
  const regions = await loadPlaces(await getLocale());
  if (requestedId === null) {
    const actor = await requireActor(routes.newForum());
    if (!canArrangeSome(actor)) forbidden();
    return { regions: regions.filter(({ code }) => canArrange(actor, { regionCode: code })), forum: null };
  }
  const { actor, forum } = await requireForum(requestedId, '/edit');
  if (!canArrange(actor, forum.province)) forbidden();
  const { id, version, nameFr, nameAr, place, provinceCode, startsOn, endsOn, agendaFr, agendaAr, partners } = forum;
  return {
    regions: regions.filter(({ code }) => canArrange(actor, { regionCode: code })),
    forum: {
      ...{ id, version },
      name: nameOf(forum),
      fields: {
        nameFr: [nameFr ?? ''],
        nameAr: [nameAr ?? ''],
        place: [place],
        province: [provinceCode],
        startsOn: [dayOf(startsOn)],
        endsOn: [dayOf(endsOn)],
        agendaFr: [agendaFr ?? ''],
        agendaAr: [agendaAr ?? ''],
        partners: [partners.join('\n')],
      },
    },
  };
});

/** Without a language: the visitor's browser says which. */
const addressOf = (code: string) => new URL(routes.stand(code), env.APP_URL).href;

/** The codes of all stands of a forum, to print. */
export const loadCodes = cache(async (requestedId: string): Promise<CodesView> => {
  const { forum } = await requireForum(requestedId, '/codes');
  const stands = (await listStands({ forumId: forum.id })).map(standOf);
  return {
    forum: { id: forum.id, name: nameOf(forum) },
    stands: stands.map((stand) => ({ ...stand, address: addressOf(stand.code) })),
  };
});

/** Where staff and the people of stands note whom they meet. */
export const loadCapture = cache(async (requestedId: string): Promise<CaptureView> => {
  const actor = await requireActor(`/capture/${requestedId}`);
  const id = rowId(requestedId);
  const forum = id === null ? null : await findForum(id);
  if (!forum) notFound();
  const anywhere = actor.staff !== null;
  const stands = (await listStands({ forumId: forum.id }))
    .map(standOf)
    .filter(({ organisationId }) => anywhere || membershipOf(actor, organisationId));
  // Who has no stand there knows of none that is not published.
  if (!anywhere && stands.length === 0) forum.publishedAt ? forbidden() : notFound();
  return {
    forum: { id: forum.id, name: nameOf(forum) },
    stands: stands.map(({ id: standId, organisation }) => ({ id: standId, name: organisation })),
    anywhere,
    userId: actor.userId,
  };
});

/** An association's stands, with their codes and whom it met. */
export const loadOwnStands = cache(async (side: string, contactsPage = ''): Promise<OwnStandsView> => {
  const { actor, membership } = await requireMember(side, routes.ownStands());
  if (membership.kind !== 'ASSOCIATION') notFound();
  const organisationIds = standsOf(actor);
  const [stands, contacts] = await Promise.all([
    listStands({ organisationId: { in: organisationIds } }),
    listContacts({ stand: { organisationId: { in: organisationIds } } }, contactsPage),
  ]);
  return {
    stands: stands.map((row) => ({
      ...standOf(row),
      address: addressOf(row.code),
      forum: { id: row.forum.id, name: nameOf(row.forum), startsOn: row.forum.startsOn, endsOn: row.forum.endsOn },
    })),
    contacts,
  };
});

/** A list of people as a file, once `handOutPeople` has let somebody have it; without a forum, whom their own stands met. */
export async function loadPeopleFile(
  actor: Actor,
  { forumId, list }: { forumId: number | null; list: PeopleList },
  { locale, kind }: { locale: Locale; kind: 'csv' | 'xlsx' },
): Promise<HandedOut> {
  const rows =
    forumId !== null && list === 'registrations'
      ? allRegistrations(forumId)
      : allContacts(forumId === null ? { stand: { organisationId: { in: standsOf(actor) } } } : { forumId });
  const { title, columns, lines } = peopleTable(list, rows, locale);
  const disposition = contentDisposition(`${title}${forumId === null ? '' : ` ${forumId}`} ${dayOf(new Date())}.${kind}`);
  if (kind === 'csv') return { bytes: csvStream(columns, lines), mediaType: 'text/csv; charset=utf-8', disposition };
  const cells = [];
  for await (const line of lines) cells.push(line.map((text) => ({ text })));
  return {
    bytes: new Uint8Array(await workbook([{ key: list, title, columns, rows: cells }], locale)),
    mediaType: FILE_KINDS.xlsx.mediaType,
    disposition,
  };
}
