import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { findActor } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import type { PartnershipRequest } from '@/lib/generated/prisma/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import {
  approveRequest,
  askForExpertise,
  consentToRequest,
  declineRequest,
  pledgeExpertise,
  proposePair,
  rejectRequest,
  withdrawRequest,
} from '@/lib/requests/commands';
import type { RequestState } from '@/lib/requests/rules';
import type { OpenTerms } from '@/lib/requests/schema';
import type { Result } from '@/lib/result';
import { cast, coordinatorIn, type Member, type Person } from './cast';

/*
 * Listings and requests of a test's own, so that no test uses up what another counts on. Requests
 * come about by the commands themselves.
 */

/** Who gives to whom, each with a colleague. */
export interface Sides {
  giver: { owner: Member; member: Member };
  receiver: { owner: Member; member: Member };
  /** The receiver's: who decides. */
  region: string;
}

const association = { owner: cast.associationOwner, member: cast.associationMember };
const company = { owner: cast.companyOwner, member: cast.companyMember };

/** Both organisations are of region 04. */
export const companyGives: Sides = { giver: company, receiver: association, region: '04' };
export const associationGives: Sides = { giver: association, receiver: company, region: '04' };

export const today = dateOfDay(dayOf(new Date()));

interface ListingOptions {
  /** 30 hours unless told. */
  quarters?: number;
  /** Stands in every text of the listing. */
  mark?: string;
}

/** An open need that `addOffer`'s offers fit. */
export async function addNeed(
  { organisationId, userId }: Member,
  { quarters = 120, mark = 'Cours du soir' }: ListingOptions = {},
): Promise<number> {
  const { regionCode, provinceCode } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const need = await db.skillNeed.create({
    data: {
      organisationId,
      state: 'open',
      titleFr: `Une base de suivi. ${mark}`,
      contextFr: `Nous suivons six cents jeunes dans des tableaux épars. ${mark}`,
      deliverableFr: `Une base simple et son mode d’emploi. ${mark}`,
      accessNote: mark,
      sector: 'education',
      regionCode,
      provinceCode,
      mode: 'remote',
      format: 'mission_weeks',
      quartersTotal: quarters,
      quartersLeft: quarters,
      languages: ['ar', 'fr'],
      wantedStart: addDays(today, 30),
      closesOn: addDays(today, 20),
      publishedAt: new Date(),
      createdById: userId,
      skills: { create: { skillCode: 'database_design', importance: 'essential' } },
    },
  });
  return need.id;
}

/** An open offer that `addNeed`'s needs fit. */
export async function addOffer(
  { organisationId, userId }: Member,
  { quarters = 600, mark = 'Cours du soir' }: ListingOptions = {},
): Promise<number> {
  const offer = await db.expertiseOffer.create({
    data: {
      organisationId,
      state: 'open',
      titleFr: `Des bases de suivi modestes. ${mark}`,
      descriptionFr: `Nous réalisons de petits outils, sous licence libre. ${mark}`,
      sectors: ['education'],
      regions: [],
      remote: true,
      format: 'mission_weeks',
      regime: 'employer_time',
      quartersTotal: quarters,
      quartersLeft: quarters,
      quartersPerMonth: quarters,
      languages: ['ar', 'fr'],
      peopleCount: 2,
      availableFrom: today,
      availableUntil: addDays(today, 270),
      publishedAt: new Date(),
      createdById: userId,
      skills: { create: { skillCode: 'database_design', level: 4 } },
    },
  });
  return offer.id;
}

/** An offer's period that ends on this day. */
export function offeredUntil(day: Date): { availableFrom: Date; availableUntil: Date } {
  return { availableFrom: addDays(day, -90), availableUntil: day };
}

export interface Pair extends Sides {
  needId: number;
  offerId: number;
}

/** A need and an offer that nothing joins yet. */
export async function addPair(sides: Sides, { need, offer }: { need?: ListingOptions; offer?: ListingOptions } = {}): Promise<Pair> {
  return { ...sides, needId: await addNeed(sides.receiver.owner, need), offerId: await addOffer(sides.giver.owner, offer) };
}

export async function actorOf({ userId }: Person): Promise<Actor> {
  const actor = await findActor(userId);
  if (!actor) throw new Error(`${userId} is nobody`);
  return actor;
}

/** What a command is called with: who, by which press of a button, when. */
export async function by(person: Person, { now = new Date(), submissionId = randomUUID() as string } = {}) {
  return { actor: await actorOf(person), submissionId, now };
}

export function termsOf(pair: Pair, terms: Partial<OpenTerms> = {}): OpenTerms {
  return {
    needId: pair.needId,
    offerId: pair.offerId,
    quarters: 4,
    startsOn: dayOf(addDays(today, 30)),
    mode: 'remote',
    message: null,
    team: [],
    ...terms,
  };
}

/** The value of a command that must succeed. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
  return result.value;
}

export type Origin = 'pledge' | 'ask' | 'pair';

/** How a request came to be where a test wants it: who asked, and what happened since. */
export interface Story {
  origin: Origin;
  state: Exclude<RequestState, 'not_chosen'>;
  terms?: Partial<OpenTerms>;
}

const REASON = 'Une raison dite avec soin.';

/** A request of this pair in this state, by way of the commands. */
export async function addRequest(pair: Pair, { origin, state, terms }: Story): Promise<PartnershipRequest> {
  const requestId = await open(pair, origin, termsOf(pair, terms));
  const giverAsked = origin === 'pledge';
  const [asking, answering] = giverAsked ? [pair.giver, pair.receiver] : [pair.receiver, pair.giver];
  const at = () => db.partnershipRequest.findUniqueOrThrow({ where: { id: requestId } });
  const input = async () => ({ requestId, version: (await at()).version });
  const coordinator = coordinatorIn(pair.region);
  if (state === 'accepted' || state === 'approved' || state === 'rejected') {
    if (origin === 'pair') valueOf(await consentToRequest(await by(asking.owner), await input()));
    valueOf(await consentToRequest(await by(answering.owner), await input()));
  }
  if (state === 'approved') valueOf(await approveRequest(await by(coordinator), { ...(await input()), reason: null }));
  if (state === 'rejected') valueOf(await rejectRequest(await by(coordinator), { ...(await input()), reason: REASON }));
  if (state === 'declined') valueOf(await declineRequest(await by(answering.owner), { ...(await input()), why: 'other', reason: REASON }));
  if (state === 'withdrawn') valueOf(await withdrawRequest(await by(asking.owner), await input()));
  if (state === 'expired') await passDeadline(requestId);
  return at();
}

async function open(pair: Pair, origin: Origin, terms: OpenTerms): Promise<number> {
  const people = { pledge: pair.giver.owner, ask: pair.receiver.owner, pair: cast.coordinatorNational };
  const commands = { pledge: pledgeExpertise, ask: askForExpertise, pair: proposePair };
  return valueOf(await commands[origin](await by(people[origin]), terms)).requestId;
}

/** The side that was asked has let the deadline pass; nobody has written it down. */
export async function passDeadline(requestId: number): Promise<void> {
  await db.partnershipRequest.update({ where: { id: requestId }, data: { answerBy: new Date(Date.now() - 1_000) } });
}

interface Seen<T> {
  result: T;
  /** Who was told what, by person and event. */
  told: { userId: string; event: string; href: string; params: unknown }[];
  /** Mails to be written. */
  mails: number;
  /** The audit of it. */
  deeds: { actorId: string | null; action: string; subject: string; subjectId: string; fields: string[] }[];
}

/** Runs something and answers with all that people were told and the audit kept meanwhile. */
export async function watch<T>(run: () => Promise<T>): Promise<Seen<T>> {
  const last = { orderBy: { id: 'desc' }, select: { id: true } } as const;
  const notification = (await db.notification.findFirst(last))?.id ?? 0;
  const deed = (await db.auditEvent.findFirst(last))?.id ?? 0n;
  const result = await run();
  const told = await db.notification.findMany({
    where: { id: { gt: notification } },
    select: { id: true, userId: true, event: true, href: true, params: true },
    orderBy: { id: 'asc' },
  });
  const deeds = await db.auditEvent.findMany({
    where: { id: { gt: deed } },
    select: { actorId: true, action: true, subject: true, subjectId: true, fields: true },
    orderBy: { id: 'asc' },
  });
  const keys = told.map(({ id }) => `send_mail:${id}`);
  const [jobs] = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM graphile_worker.jobs WHERE "key" = ANY(${keys})`;
  return { result, told: told.map(({ id: _, ...notice }) => notice), mails: jobs?.count ?? 0, deeds };
}

export const needOf = ({ needId }: Pick<Pair, 'needId'>) => db.skillNeed.findUniqueOrThrow({ where: { id: needId } });
export const offerOf = ({ offerId }: Pick<Pair, 'offerId'>) => db.expertiseOffer.findUniqueOrThrow({ where: { id: offerId } });
export const requestAt = (id: number) => db.partnershipRequest.findUniqueOrThrow({ where: { id } });

/** The codes of results, counted: `{ done: 1, changed: 3 }`. */
export function tally(results: readonly Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const code = result.ok ? 'done' : result.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
