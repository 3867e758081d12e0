import 'server-only';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { dayOf } from '@/lib/i18n/day';
import { eventText } from '@/lib/i18n/event-text';
import { formatNumber } from '@/lib/i18n/formats';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { placeholdersOf } from '@/lib/notifications/rules';
import { readEvent } from '@/lib/notifications/schema';
import { inLocale, routes, sideOf } from '@/lib/routes';
import {
  countOtherAdministrators,
  findAccountToErase,
  findAttachmentContent,
  findOwnData,
  listOrganisationsToLeave,
  type OwnData,
} from './queries';
import { leavingOf } from './rules';
import type { ErasureView, Fact, Held, HeldFact, HeldSection, OwnDataView, SectionName, Term } from './views';

/** The page that says what erasure does, and asks for it. */
export const loadErasure = cache(async (): Promise<ErasureView> => {
  const actor = await requireActor(routes.eraseAccount());
  const [account, organisations, administrators] = await Promise.all([
    findAccountToErase(actor.userId),
    listOrganisationsToLeave(actor.userId),
    countOtherAdministrators(actor.userId),
  ]);
  const whose = organisations.map((organisation) => ({ ...organisation, leaving: leavingOf(organisation) }));
  const handOver = whose.filter(({ leaving }) => leaving === 'needsOwner');
  const lastAdministrator = account.administrator && administrators === 0;
  return {
    proof: account.hasPassword ? 'password' : 'email',
    email: actor.email,
    handOver: handOver.map((organisation) => ({ name: nameOf(organisation), side: sideOf(organisation.kind) })),
    closing: whose
      .filter(({ leaving }) => leaving === 'closes')
      .map((organisation) => ({
        name: nameOf(organisation),
        listings: organisation.needs + organisation.offers,
        requests: organisation.requestIds.length,
      })),
    lastAdministrator,
    blocked: handOver.length > 0 || lastAdministrator,
  };
});

/** The page for those who are no more; whoever is signed in is still there. */
export const loadFarewell = cache(async (): Promise<void> => {
  if ((await currentActor()) !== null) redirect(inLocale(await getLocale(), routes.account()));
});

/** The file that holds all, for the route that hands it out: piece by piece, since attachments may weigh a lot. */
export async function loadOwnFile(userId: string, now: Date): Promise<{ name: string; pieces: AsyncGenerator<string> }> {
  const data = { format: 'khibra-own-data', version: 1, writtenAt: now.toISOString(), ...(await findOwnData(userId)) };
  return { name: `khibra-${dayOf(now)}.json`, pieces: piecesOf(data) };
}

async function* piecesOf(data: OwnData): AsyncGenerator<string> {
  const text = JSON.stringify(data, null, 2);
  yield `${text.slice(0, text.lastIndexOf('\n}'))},\n  "attachments": [`;
  const attachments = data.messages.flatMap((message) => message.attachments);
  for (const [index, { id, name }] of attachments.entries()) {
    const content = await findAttachmentContent(id);
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify({ id, name, encoding: 'base64', content })}`;
  }
  yield attachments.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** Entries of a section that the page shows; more would drown the rest, and the file holds them. */
const SHOWN = 20;

/** The same as the file, to be read. */
export const loadOwnData = cache(async (): Promise<OwnDataView> => {
  const actor = await requireActor(routes.ownData());
  const [data, locale] = [await findOwnData(actor.userId), await getLocale()];
  const sections = sectionsOf(data, locale).filter(({ count }) => count > 0);
  return { email: actor.email, sections, shown: SHOWN };
});

type Value = Held | null;
type Facts = Readonly<Partial<Record<Fact, Value>>>;

const text = (value: string | null | undefined): Value => (value ? { as: 'text', value } : null);
const code = (value: string | null | undefined): Value => (value ? { as: 'code', value } : null);
const moment = (value: Date | null | undefined): Value => (value ? { as: 'moment', value } : null);
const term = (value: Term): Value => ({ as: 'term', value });
const name = (row: { nameFr: string | null; nameAr: string | null }): Value => ({ as: 'name', value: nameOf(row) });
const json = (value: unknown): Value => (value === null || value === undefined ? null : { as: 'code', value: JSON.stringify(value) });
const yes = (value: boolean): Value => term(value ? 'yes' : 'no');

/** What is there; what is empty is not held. */
function facts(values: Facts): HeldFact[] {
  return (Object.entries(values) as [Fact, Value][]).flatMap(([fact, value]) => (value === null ? [] : [{ fact, value }]));
}

function section<Row>(title: SectionName, rows: readonly Row[], read: (row: Row) => Facts): HeldSection {
  return { section: title, count: rows.length, entries: rows.slice(0, SHOWN).map((row) => facts(read(row))) };
}

function sectionsOf(data: OwnData, locale: Locale): HeldSection[] {
  const invited = (row: OwnData['invitationsSent'][number]) => ({
    email: code(row.email),
    organisation: name(row.organisation),
    role: term(row.role),
    createdAt: moment(row.createdAt),
    expiresAt: moment(row.expiresAt),
    acceptedAt: moment(row.acceptedAt),
    revokedAt: moment(row.revokedAt),
  });
  const companyInvited = (row: OwnData['companyInvitationsSent'][number]) => ({
    email: code(row.email),
    organisation: text(row.companyName),
    words: text(row.words),
    createdAt: moment(row.createdAt),
    sentAt: moment(row.sentAt),
    expiresAt: moment(row.expiresAt),
    acceptedAt: moment(row.acceptedAt),
    revokedAt: moment(row.revokedAt),
  });
  const listed = (row: OwnData['needs'][number]) => ({
    title: { as: 'name', value: titleOf(row) } as const,
    organisation: name(row.organisation),
    createdAt: moment(row.createdAt),
  });
  const decided = (row: { proposed: boolean; decided: boolean; createdAt: Date; decidedAt: Date | null; reason?: string | null }) => ({
    proposedAt: row.proposed ? moment(row.createdAt) : null,
    decidedAt: row.decided ? moment(row.decidedAt) : null,
    reason: row.decided ? text(row.reason) : null,
  });
  const event = (row: OwnData['otherEvents'][number] & { fields?: string[] }) => ({
    at: moment(row.at),
    action: code(row.action),
    subject: code(`${row.subject} ${row.subjectId}`),
    fields: code(row.fields?.join(' ')),
    values: json(row.values),
  });
  const { account } = data;
  return [
    section('account', [account], (row) => ({
      name: text(row.name),
      nameAr: text(row.nameAr),
      email: code(row.email),
      emailVerified: moment(row.emailVerified),
      phone: code(row.phone),
      image: code(row.image),
      language: term(row.locale),
      password: yes(row.hasPassword),
      createdAt: moment(row.createdAt),
      id: code(row.id),
    })),
    section('memberships', data.memberships, (row) => ({
      organisation: name(row.organisation),
      role: term(row.role),
      title: row.titleFr || row.titleAr ? { as: 'name', value: { fr: row.titleFr, ar: row.titleAr } } : null,
      since: moment(row.createdAt),
    })),
    section('staffRoles', data.staffRoles, (row) => ({
      role: term(row.kind),
      regions: row.national ? term('national') : code(row.regions.join(' ')),
    })),
    section('calendars', data.calendars, (row) => ({ since: moment(row.createdAt) })),
    section('mailPreferences', data.mailPreferences, (row) => ({
      group: term(`group_${row.group}`),
      choice: term(`choice_${row.choice}`),
    })),
    section('savedSearches', data.savedSearches, (row) => ({
      title: text(row.name),
      values: code(`${row.kind} ${row.query}`),
      choice: term(`choice_${row.alerts}`),
      createdAt: moment(row.createdAt),
    })),
    section('signInProviders', data.signInProviders, (row) => ({
      provider: code(row.provider),
      providerAccountId: code(row.providerAccountId),
      type: code(row.type),
      scope: code(row.scope),
    })),
    section('sessions', data.sessions, (row) => ({ createdAt: moment(row.createdAt), expiresAt: moment(row.expires) })),
    section('requests', data.requests, (row) => ({
      reference: code(row.reference),
      askedAt: moment(row.askedAt),
      message: text(row.message),
      consentedAt: moment(row.consentedForGiverAt ?? row.consentedForReceiverAt),
      endedAt: moment(row.endedAt),
      reason: text(row.reason),
    })),
    section('requestTerms', data.requestTerms, (row) => ({
      reference: code(row.reference),
      proposedAt: moment(row.at),
      message: text(row.message),
    })),
    section('missionsEnded', data.missionsEnded, (row) => ({
      reference: code(row.reference),
      endedAt: moment(row.endedAt),
      reason: text(row.reason),
    })),
    section('planItems', data.planItems, (row) => ({
      reference: code(row.reference),
      title: text(row.title),
      reason: text(row.returnReason),
    })),
    section('planFiles', data.planFiles, (row) => ({ reference: code(row.reference), title: text(row.title), files: text(row.name) })),
    section('meetings', data.meetings, (row) => ({
      reference: code(row.reference),
      title: text(row.title),
      heldOn: moment(row.heldOn),
      place: text(row.place),
      link: text(row.link),
    })),
    section('missionsWorkedOn', data.missionsWorkedOn, (row) => ({
      reference: code(row.reference),
      name: text(row.name),
      email: code(row.email),
      function: text(row.function),
      createdAt: moment(row.createdAt),
      expiresAt: moment(row.expiresAt),
      decidedAt: moment(row.confirmedAt ?? row.declinedAt),
      revokedAt: moment(row.removedAt),
    })),
    section('peopleNamed', data.peopleNamed, (row) => ({ reference: code(row.reference), createdAt: moment(row.createdAt) })),
    section('hoursDeclared', data.hoursDeclared, (row) => ({
      reference: code(row.reference),
      workedOn: moment(row.workedOn),
      hours: code(formatNumber(row.quarters / 4)),
      words: text(row.what),
      createdAt: moment(row.createdAt),
    })),
    section('certificates', data.certificates, (row) => ({
      reference: code(row.reference),
      language: term(row.language),
      hours: code(formatNumber(row.quarters / 4)),
      createdAt: moment(row.issuedAt),
    })),
    section('hoursAnswered', data.hoursAnswered, (row) => ({
      reference: code(row.reference),
      workedOn: moment(row.workedOn),
      hours: code(formatNumber(row.quarters / 4)),
      answer: term(row.kind),
      reason: text(row.reason),
      decidedAt: moment(row.at),
    })),
    section('messages', data.messages, (row) => ({
      reference: code(row.reference),
      writtenAt: moment(row.createdAt),
      words: text(row.body),
      files: text(row.attachments.map((file) => file.name).join('\n')),
    })),
    section('needs', data.needs, listed),
    section('offers', data.offers, listed),
    section('drafts', data.drafts, (row) => ({
      organisation: name(row.organisation),
      updatedAt: moment(row.updatedAt),
      fields: json(row.fields),
    })),
    section('waitingPledges', data.waitingPledges, (row) => ({
      organisation: name(row.organisation),
      title: { as: 'name', value: titleOf(row.need) } as const,
      message: text(row.message),
    })),
    section('skillProposals', data.skillProposals, (row) => ({ label: text(row.label), ...decided(row) })),
    section('profileChanges', data.profileChanges, (row) => ({
      organisation: name(row.organisation),
      values: json(row.values),
      ...decided(row),
    })),
    section('organisationMerges', data.organisationMerges, (row) => ({
      organisation: name(row.kept),
      merged: name(row.gone),
      ...decided(row),
    })),
    section('weightChanges', data.weightChanges, (row) => ({
      id: code(String(row.version)),
      createdAt: moment(row.createdAt),
      reason: text(row.reason),
    })),
    section('invitationsReceived', data.invitationsReceived, invited),
    section('invitationsSent', data.invitationsSent, invited),
    section('companyInvitationsReceived', data.companyInvitationsReceived, companyInvited),
    section('companyInvitationsSent', data.companyInvitationsSent, companyInvited),
    section('links', data.links, (row) => ({
      purpose: term(row.purpose),
      email: code(row.email),
      createdAt: moment(row.createdAt),
      expiresAt: moment(row.expiresAt),
      usedAt: moment(row.usedAt),
      values: json(row.payload),
    })),
    section('verificationTokens', data.verificationTokens, (row) => ({ email: code(row.identifier), expiresAt: moment(row.expires) })),
    section('notifications', data.notifications, (row) => {
      const event = readEvent(row);
      return {
        subject: { as: 'pieces', value: eventText(event.event, placeholdersOf(event), locale).subject },
        createdAt: moment(row.createdAt),
        readAt: moment(row.readAt),
      };
    }),
    section('mails', data.mails, (row) => ({
      email: code(row.toAddress),
      subject: text(row.subject),
      createdAt: moment(row.createdAt),
      sentAt: moment(row.sentAt),
    })),
    section('events', data.events, event),
    section('otherEvents', data.otherEvents, event),
    section('submissions', data.submissions, (row) => ({ action: code(row.action), createdAt: moment(row.createdAt) })),
  ];
}
