import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { loadPublicAchievements } from '@/lib/achievements/loaders';
import { type Actor, membershipOf } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { findFirstDecisions } from '@/lib/first-decisions/queries';
import { dayOf, daysBetween } from '@/lib/i18n/day';
import { type Bilingual, nameOf } from '@/lib/i18n/localised';
import { listNeedsOf } from '@/lib/needs/queries';
import { loadPlaces } from '@/lib/places/loaders';
import { loadReadable } from '@/lib/readiness/loaders';
import { urgencyOf } from '@/lib/requests/rules';
import { type FileDone, inLocale, profileDone, routes, rowId, sideOf } from '@/lib/routes';
import { hasBrief } from '@/lib/value-propositions/queries';
import { listWaitingPledges } from '@/lib/waiting-pledges/queries';
import { allowedActions, canConfirmMerge, canDecideChange, canEditProfile, canMerge, canReadFiles, whyNotDecide } from './policy';
import {
  countMoved,
  type FileRow,
  findFile,
  findLogo,
  findProvince,
  findWaitingMerge,
  listDuplicates,
  listFiles,
  listHistory,
  listMembers,
  listPeople,
  searchFiles,
  valuesOf,
} from './queries';
import { DEEDS, LOGO_ERRORS, mayMerge, missingOf, type ProfileField, type ProfileValues, VOUCHED_FIELDS } from './rules';
import { readChange } from './schema';
import type {
  ChangeLine,
  FileFactsView,
  FileView,
  FoundView,
  MergeView,
  OrganisationPageView,
  ProfileView,
  WaitingChange,
  WaitingFile,
} from './views';

const OPEN_NEEDS = 6;

/** The file of the workspace's organisation: its owners change it, its members read it. */
export const loadProfile = cache(async (requestedSide: string, done?: string, logo?: string): Promise<ProfileView> => {
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}/profile`);
  const [row, regions] = await Promise.all([findFile(membership.organisationId), loadPlaces(await getLocale())]);
  if (!row) notFound();
  const values = valuesOf(row);
  const change = await changeOf(row);
  return {
    side,
    file: factsOf(row),
    version: row.version,
    editable: canEditProfile(actor, row.id),
    shown: { ...values, ...(row.changes[0] && readChange(row.changes[0].values)) },
    missing: missingEntries(row),
    reason: row.stateReason,
    submittedAt: row.submittedAt,
    change,
    regions,
    done: profileDone.find((candidate) => candidate === done),
    logoError: LOGO_ERRORS.find((candidate) => candidate === logo),
    today: dayOf(new Date()),
  };
});

/** Organisations as rows of the desk, by their ids. */
export async function loadWaitingFiles(actor: Actor, ids: readonly number[]): Promise<Map<number, WaitingFile>> {
  const [files, duplicates] = await Promise.all([listFiles(ids), listDuplicates(ids)]);
  const view = (file: FileRow): WaitingFile => ({
    organisationId: file.id,
    name: nameOf(file),
    region: nameOf(file.region),
    organisationKind: file.kind,
    duplicate: duplicates.some(({ id }) => id === file.id),
    decidable: whyNotDecide(actor, file) === undefined,
  });
  return new Map(files.map((file) => [file.id, view(file)]));
}

/** Any organisation by its name or number, for the programme: also one that waits for nothing. */
export const loadFound = cache(async (words: string): Promise<FoundView> => {
  const actor = await requireActor(routes.findOrganisation(words));
  if (!canReadFiles(actor)) forbidden();
  const looked = words.trim().slice(0, 100);
  const found = looked === '' ? [] : await searchFiles(looked);
  return { words: looked, found: found.map(factsOf) };
});

/** The organisation that was just decided on, if it is as the address says: the desk says so. */
export async function loadDecidedFile(decision: FileDone, requestedId: string): Promise<{ id: number; name: Bilingual } | null> {
  const id = rowId(requestedId);
  const row = id === null ? null : await findFile(id);
  if (!row || (decision === 'returned' ? row.state !== 'returned' : row.state !== 'verified' && decision === 'verified')) return null;
  return { id: row.id, name: nameOf(row) };
}

/** All that is needed to decide about an organisation. Every coordinator reads; who decides is the policy's. */
export const loadFile = cache(async (requestedId: string): Promise<FileView> => {
  const now = new Date();
  const actor = await requireActor(`/programme/organisations/${requestedId}`);
  if (!canReadFiles(actor)) forbidden();
  const row = await findRow(requestedId);
  const [members, events, pairs, merge, change, first, waitingPledges] = await Promise.all([
    listMembers(row.id),
    listHistory(row.id),
    listDuplicates([row.id]),
    findWaitingMerge(row.id),
    changeOf(row),
    findFirstDecisions('reinstate', row.state === 'suspended' ? [row] : [], actor.userId),
    listWaitingPledges(row.id, now, { state: 'waiting' }),
  ]);
  const otherIds = [...pairs.map(({ other }) => other), merge?.keptId, merge?.goneId, row.mergedIntoId].filter(
    (id) => typeof id === 'number',
  );
  const [others, people] = await Promise.all([listFiles(otherIds), listPeople(events.flatMap(({ actorId }) => actorId ?? []))]);
  const find = (id: number | null | undefined) => others.find((other) => other.id === id);
  const named = (other: FileRow | undefined) => (other ? { id: other.id, name: nameOf(other) } : null);
  const mergeOther = merge && named(find(merge.keptId === row.id ? merge.goneId : merge.keptId));
  const waitingDays = row.submittedAt ? daysBetween(row.submittedAt, now) : 0;
  return {
    file: factsOf(row),
    version: row.version,
    waitingPledges,
    reason: row.stateReason,
    submittedAt: row.submittedAt,
    verifiedAt: row.verifiedAt,
    waitingDays,
    urgency: urgencyOf(waitingDays),
    missing: missingEntries(row),
    members: members.map(({ id, user, titleFr, titleAr, role }) => ({
      id,
      name: { fr: user.name, ar: user.nameAr },
      title: { fr: titleFr, ar: titleAr },
      role,
    })),
    history: events.map(({ id, at, actorId, action }) => {
      const person = people.find((candidate) => candidate.id === actorId);
      return {
        id: String(id),
        at,
        deed: DEEDS.find((deed) => action === `organisation_${deed}`) ?? 'other',
        by: person ? { fr: person.name, ar: person.nameAr } : null,
      };
    }),
    duplicates: pairs.flatMap(({ other, reasons }) => {
      const file = find(other);
      if (!file) return [];
      return { file: factsOf(file), reasons, mergeable: merge === null && mayBeOne(row, file) && canMerge(actor, row, file) };
    }),
    change: change && { ...change, decidable: canDecideChange(actor, row) },
    merge: merge && mergeOther && { id: merge.id, other: mergeOther, goneId: merge.goneId },
    mergedInto: named(find(row.mergedIntoId)),
    first: first.get(String(row.id)) ?? null,
    allowed: allowedActions(actor, row),
    why: whyNotDecide(actor, row),
  };
});

/** The page on which two records are proposed as one, or a second coordinator confirms it. */
export const loadMerge = cache(async (requestedId: string, requestedOther?: string): Promise<MergeView> => {
  const actor = await requireActor(`/programme/organisations/${requestedId}/merge`);
  if (!canReadFiles(actor)) forbidden();
  const row = await findRow(requestedId);
  const merge = await findWaitingMerge(row.id);
  const otherId = merge ? (merge.keptId === row.id ? merge.goneId : merge.keptId) : rowId(requestedOther ?? '');
  const other = otherId === null || otherId === row.id ? null : await findFile(otherId);
  if (!other) notFound();
  if (!canMerge(actor, row, other)) forbidden();
  if (!merge) {
    if (!mayBeOne(row, other)) notFound();
    return { one: factsOf(row), other: factsOf(other), proposal: null };
  }
  const [moved, people] = await Promise.all([
    countMoved(merge.goneId),
    listPeople(merge.proposedById === null ? [] : [merge.proposedById]),
  ]);
  return {
    one: factsOf(row),
    other: factsOf(other),
    proposal: {
      id: merge.id,
      keptId: merge.keptId,
      goneId: merge.goneId,
      by: people[0] ? { fr: people[0].name, ar: people[0].nameAr } : null,
      moved,
      confirmable: canConfirmMerge(actor, row, other, merge.proposedById),
    },
  };
});

/** The public page of a verified organisation. A merged record leads to the one that was kept. */
export const loadOrganisation = cache(async (requestedId: string): Promise<OrganisationPageView> => {
  const id = rowId(requestedId);
  const [row, actor, locale] = await Promise.all([id === null ? null : findFile(id), currentActor(), getLocale()]);
  if (!row) notFound();
  if (row.mergedIntoId !== null) redirect(inLocale(locale, routes.organisation(row.mergedIntoId)));
  if (row.state !== 'verified') redirect(inLocale(locale, ownPageOf(actor, row)));
  const [needs, readiness, achievements, brief] = await Promise.all([
    listNeedsOf(row.id, dayOf(new Date()), OPEN_NEEDS),
    loadReadable(actor, row.id),
    loadPublicAchievements(row.id),
    hasBrief(row.id),
  ]);
  const { values, ...file } = factsOf(row);
  return {
    file,
    legalForm: values.legalForm,
    publicUtility: values.publicUtility,
    csrLabel: values.csrLabel,
    foundedIn: values.foundedIn,
    sectors: values.sectors,
    links: values.links,
    mission: { fr: values.missionFr, ar: values.missionAr },
    serves: { fr: values.servesFr, ar: values.servesAr },
    changes: { fr: values.changesFr, ar: values.changesAr },
    seeks: { fr: values.seeksFr, ar: values.seeksAr },
    industry: { fr: values.industryFr, ar: values.industryAr },
    needs: needs.cards,
    needCount: needs.total,
    readiness,
    brief,
    achievements,
  };
});

/** Where its own people, and the programme, read what is not public. */
function ownPageOf(actor: Actor | null, row: FileRow): string {
  if (actor && membershipOf(actor, row.id)) return routes.profile(sideOf(row.kind));
  if (actor && canReadFiles(actor)) return routes.organisationFile(row.id);
  notFound();
}

/** A logo's bytes for whoever may see them, or null. */
export async function loadLogo(requestedId: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; sha256: string; isPublic: boolean } | null> {
  const id = rowId(requestedId);
  const logo = id === null ? null : await findLogo(id);
  if (!logo || id === null) return null;
  const isPublic = logo.organisation.state === 'verified';
  if (!isPublic) {
    const actor = await currentActor();
    if (!actor || !(canReadFiles(actor) || membershipOf(actor, id))) return null;
  }
  return { bytes: new Uint8Array(logo.bytes), sha256: logo.sha256, isPublic };
}

async function findRow(requestedId: string): Promise<FileRow> {
  const id = rowId(requestedId);
  const row = id === null ? null : await findFile(id);
  if (!row) notFound();
  return row;
}

function mayBeOne(one: FileRow, other: FileRow): boolean {
  return mayMerge(one, other) || mayMerge(other, one);
}

function missingEntries(row: FileRow): [ProfileField, string][] {
  return Object.entries(missingOf(row.kind, valuesOf(row))) as [ProfileField, string][];
}

function factsOf(row: FileRow): FileFactsView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    name: nameOf(row),
    values: valuesOf(row),
    province: nameOf(row.province),
    region: nameOf(row.region),
    logo: row.logo?.sha256 ?? null,
  };
}

/** What waits for a decision, field by field, with the names of places. */
async function changeOf(row: FileRow): Promise<WaitingChange | null> {
  const [waiting] = row.changes;
  if (!waiting) return null;
  const before = valuesOf(row);
  const after = readChange(waiting.values);
  const province = after.province === undefined ? null : await findProvince(null, after.province);
  const value = (field: keyof ProfileValues, of: Partial<ProfileValues>, place: Bilingual | null): ChangeLine['before'] =>
    field === 'province' ? place : ((of[field] ?? null) as ChangeLine['before']);
  return {
    id: waiting.id,
    since: waiting.createdAt,
    lines: VOUCHED_FIELDS.filter((field) => field in after).map((field) => ({
      field,
      before: value(field, before, nameOf(row.province)),
      after: value(field, after, province && nameOf(province)),
    })),
  };
}
