import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { forgetWhatIsOver } from '@/lib/privacy/commands';
import { ERASED_WORDS, type Kept, keptThings, RETENTION } from '@/lib/privacy/rules';
import type { RequestState } from '@/lib/requests/rules';
import { cast } from '@/tests/support/cast';

const NOW = new Date('2031-03-01T03:40:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const LONG_AGO = new Date('2024-01-01T00:00:00.000Z');
const LATER = new Date('2032-01-01T00:00:00.000Z');

const { userId, organisationId } = cast.associationOwner;
const addressOf = (name: string) => `${name}-${randomUUID()}@khibra.example`;
const mail = () => ({ messageId: randomUUID(), toAddress: addressOf('mail'), locale: 'fr', subject: 's', text: 't', html: 'h' }) as const;
const link = () => ({ tokenHash: randomUUID(), email: addressOf('link'), createdAt: LONG_AGO });
const invitation = () =>
  ({ organisationId, email: addressOf('invitation'), role: 'member', tokenHash: randomUUID(), createdAt: LONG_AGO }) as const;
const { organisationId: companyId } = cast.companyOwner;
const companyInvitation = () => ({
  ...{ organisationId, invitedById: userId, companyName: 'x', email: addressOf('company'), locale: 'fr' as const },
  ...{ tokenHash: randomUUID(), createdAt: LONG_AGO, sentAt: LONG_AGO },
});
const named = () => ({
  ...{ missionId: 1, email: addressOf('named'), name: 'x', function: 'x' },
  ...{ tokenHash: randomUUID(), namedById: userId, createdAt: LONG_AGO },
});
const notification = { userId, event: 'need_published', params: { listingTitle: { fr: 'x', ar: null } }, href: '/needs/1' };

type Row = { there: () => Promise<unknown> };

const waitingFile = async (): Promise<Prisma.ForumImportUncheckedCreateInput> => ({
  ...{ forumId: await forumOfLongAgo(), kind: 'contacts', byId: userId, fileName: 'x.csv', rows: 1, head: ['x'], columns: [''] },
  waiting: { create: { line: 2, cells: ['x'], refused: true } },
});

/** For each thing that is kept, the rows whose period starts at a moment. */
const rowsFrom: Record<Kept, ((start: Date) => Promise<Row>)[]> = {
  session: [
    async (expires) => {
      const { id } = await db.session.create({ data: { sessionToken: randomUUID(), userId, expires } });
      return { there: () => db.session.findUnique({ where: { id } }) };
    },
  ],
  link: [
    async (usedAt) => linkRow({ ...link(), purpose: 'reset_password', userId, expiresAt: LATER, usedAt }),
    async (expiresAt) => linkRow({ ...link(), purpose: 'change_email', userId, expiresAt }),
    // A registration that was confirmed is a used link like any other.
    async (usedAt) => linkRow({ ...link(), purpose: 'confirm_registration', expiresAt: new Date(LONG_AGO.getTime() + DAY), usedAt }),
  ],
  registration: [async (expiresAt) => linkRow({ ...link(), purpose: 'confirm_registration', payload: { name: 'x' }, expiresAt })],
  invitation: [
    async (acceptedAt) => invitationRow({ ...invitation(), expiresAt: LATER, acceptedAt }),
    async (revokedAt) => invitationRow({ ...invitation(), expiresAt: LATER, revokedAt }),
    async (expiresAt) => invitationRow({ ...invitation(), expiresAt }),
    // Accepted and long past its end: the acceptance counts.
    async (acceptedAt) => invitationRow({ ...invitation(), expiresAt: LONG_AGO, acceptedAt }),
  ],
  companyInvitation: [
    async (revokedAt) => companyInvitationRow({ ...companyInvitation(), expiresAt: LATER, revokedAt }),
    async (expiresAt) => companyInvitationRow({ ...companyInvitation(), expiresAt }),
    // Taken back long after its end: the revocation counts.
    async (revokedAt) => companyInvitationRow({ ...companyInvitation(), expiresAt: LONG_AGO, revokedAt }),
  ],
  acceptedCompanyInvitation: [
    async (acceptedAt) => companyInvitationRow({ ...companyInvitation(), expiresAt: LONG_AGO, acceptedAt, companyId }),
  ],
  namedPerson: [
    async (declinedAt) => namedRow({ ...named(), expiresAt: LATER, declinedAt }),
    async (removedAt) => namedRow({ ...named(), expiresAt: LATER, removedAt }),
    async (expiresAt) => namedRow({ ...named(), expiresAt }),
  ],
  attempt: [
    async (endsAt) => {
      const { key } = await db.attemptWindow.create({ data: { key: randomUUID(), failures: 3, endsAt } });
      return { there: () => db.attemptWindow.findUnique({ where: { key } }) };
    },
  ],
  submission: [
    async (createdAt) => {
      const key = { actorId: userId, submissionId: randomUUID() };
      await db.submission.create({ data: { ...key, action: 'x', createdAt } });
      return { there: () => db.submission.findUnique({ where: { actorId_submissionId: key } }) };
    },
  ],
  mail: [async (sentAt) => mailRow({ ...mail(), state: 'sent', createdAt: LONG_AGO, sentAt })],
  unsentMail: [async (createdAt) => mailRow({ ...mail(), createdAt })],
  readNotification: [async (readAt) => notificationRow({ ...notification, createdAt: LONG_AGO, readAt })],
  unreadNotification: [async (createdAt) => notificationRow({ ...notification, createdAt })],
  draft: [
    async (updatedAt) => {
      const { id } = await db.draft.create({
        data: { kind: 'need', organisationId, authorId: userId, fields: { title: ['x'] }, createdAt: LONG_AGO, updatedAt },
      });
      return { there: () => db.draft.findUnique({ where: { id } }) };
    },
  ],
  endedThread: (['declined', 'withdrawn', 'rejected', 'expired', 'not_chosen'] as const).map(
    (state) => async (endedAt: Date) => messageRow(await requestRow(state, endedAt)),
  ),
  approvedThread: [async (endedAt) => messageRow(await requestRow('approved', endedAt))],
  verificationToken: [
    async (expires) => {
      const { token } = await db.verificationToken.create({ data: { identifier: addressOf('token'), token: randomUUID(), expires } });
      return { there: () => db.verificationToken.findUnique({ where: { token } }) };
    },
  ],
  showing: [
    async (lastAt) => {
      const { id } = await db.organisation.create({
        data: { kind: 'ASSOCIATION', legalForm: 'association', nameFr: 'x', regionCode: '04', provinceCode: '04.421' },
      });
      const key = { organisationId: id, day: dateOfDay(dayOf(lastAt)), sector: 'education' } as const;
      await db.showing.create({ data: { ...key, count: 1, lastAt } });
      return { there: () => db.showing.findUnique({ where: { organisationId_day_sector: key } }) };
    },
  ],
  forumRegistration: [
    async (createdAt) => {
      const came = { kind: 'visitor', locale: 'fr', name: 'x', email: addressOf('came'), consentAt: createdAt, consentVersion: 1 } as const;
      const { id } = await db.forumRegistration.create({ data: { ...came, forumId: await forumOfLongAgo(), createdAt } });
      return {
        there: async () => {
          // That somebody came goes on counting.
          const { email, name } = await db.forumRegistration.findUniqueOrThrow({ where: { id } });
          expect(name).toBe(email === null ? ERASED_WORDS : 'x');
          return email;
        },
      };
    },
  ],
  forumContact: [
    async (metAt) => {
      const met = { locale: 'fr', name: 'x', spokeOf: 'x', email: addressOf('met'), consentAt: metAt, consentVersion: 1 } as const;
      const { id } = await db.forumContact.create({ data: { ...met, forumId: await forumOfLongAgo(), metAt } });
      return {
        there: async () => {
          const { email, name, spokeOf } = await db.forumContact.findUniqueOrThrow({ where: { id } });
          expect([name, spokeOf]).toEqual(email === null ? [ERASED_WORDS, ERASED_WORDS] : ['x', 'x']);
          return email;
        },
      };
    },
  ],
  forumImport: [
    async (createdAt) => {
      const { id } = await db.forumImport.create({ data: { ...(await waitingFile()), createdAt } });
      return { there: () => db.forumImport.findUnique({ where: { id } }) };
    },
    async (confirmedAt) => {
      const { id } = await db.forumImport.create({
        data: { ...(await waitingFile()), createdAt: LONG_AGO, confirmedAt, undoUntil: new Date(confirmedAt.getTime() + DAY) },
      });
      return {
        there: async () => {
          // That there was a file stays; its rows go.
          await db.forumImport.findUniqueOrThrow({ where: { id } });
          return db.forumImportRow.findFirst({ where: { importId: id } });
        },
      };
    },
  ],
  personalValue: [
    async (at) => {
      const { id } = await db.auditEvent.create({
        data: {
          at,
          actorId: userId,
          action: 'x',
          subject: 'user',
          subjectId: userId,
          fields: [],
          personal: { create: { values: { reason: 'x' } } },
        },
      });
      return {
        there: async () => {
          // The event itself stays, whatever its age.
          expect(await db.auditEvent.findUnique({ where: { id } })).not.toBeNull();
          return db.auditPersonalValue.findUnique({ where: { eventId: id } });
        },
      };
    },
  ],
};

async function forumOfLongAgo(): Promise<number> {
  const days = { startsOn: LONG_AGO, endsOn: LONG_AGO };
  const data = { nameFr: 'x', place: 'x', provinceCode: '06.141', ...days, createdById: userId };
  return (await db.forum.create({ data, select: { id: true } })).id;
}

async function linkRow(data: Parameters<typeof db.mailedLink.create>[0]['data']): Promise<Row> {
  const { id } = await db.mailedLink.create({ data });
  return { there: () => db.mailedLink.findUnique({ where: { id } }) };
}

async function invitationRow(data: Parameters<typeof db.invitation.create>[0]['data']): Promise<Row> {
  const { id } = await db.invitation.create({ data });
  return { there: () => db.invitation.findUnique({ where: { id } }) };
}

async function companyInvitationRow(data: Prisma.CompanyInvitationUncheckedCreateInput): Promise<Row> {
  const { id } = await db.companyInvitation.create({ data });
  return { there: () => db.companyInvitation.findUnique({ where: { id } }) };
}

async function namedRow(data: Prisma.MissionPersonUncheckedCreateInput): Promise<Row> {
  const { id } = await db.missionPerson.create({ data });
  return { there: () => db.missionPerson.findUnique({ where: { id } }) };
}

async function mailRow(data: Parameters<typeof db.mail.create>[0]['data']): Promise<Row> {
  const { id } = await db.mail.create({ data });
  return { there: () => db.mail.findUnique({ where: { id } }) };
}

async function notificationRow(data: Parameters<typeof db.notification.create>[0]['data']): Promise<Row> {
  const { id } = await db.notification.create({ data });
  return { there: () => db.notification.findUnique({ where: { id } }) };
}

let lastReference = 9_000;

/** A request of the seed that ended in this state, at a moment of the test's own. */
async function requestRow(state: RequestState, endedAt: Date): Promise<number> {
  const {
    id: _,
    reference: __,
    parts,
    facts,
    team,
    ...like
  } = await db.partnershipRequest.findFirstOrThrow({
    where: { id: 106 },
    orderBy: { id: 'asc' },
  });
  const json = { parts: parts as object, facts: facts as object, team: team as object };
  const { id } = await db.partnershipRequest.create({
    data: {
      ...like,
      ...json,
      reference: `R-2024-${(lastReference += 1)}`,
      state,
      declineReason: state === 'declined' ? 'other_dates' : null,
      endedAt,
      acceptedAt: endedAt,
      reason: 'Une raison dite.',
    },
  });
  return id;
}

async function messageRow(requestId: number): Promise<Row> {
  const bytes = Buffer.from('%PDF-');
  const file = { position: 0, type: 'pdf', name: 'x.pdf', size: bytes.length, sha256: 'x', bytes } as const;
  const { id } = await db.threadMessage.create({
    data: { requestId, authorId: userId, side: 'receiver', body: 'x', attachments: { create: file } },
  });
  return {
    there: async () => {
      const message = await db.threadMessage.findUnique({ where: { id } });
      // Its files go and stay with it.
      expect(await db.threadAttachment.count({ where: { messageId: id } })).toBe(message ? 1 : 0);
      return message;
    },
  };
}

// The seed is older than all of this: what of it is over goes first.
beforeAll(() => forgetWhatIsOver(NOW));

describe.each(keptThings)('%s', (kept) => {
  const kinds = rowsFrom[kept].map((make, index) => [index, make] as const);

  test.each(kinds)('goes the moment its period is over, and not before (%i)', async (_index, make) => {
    const over = NOW.getTime() - RETENTION[kept].days * DAY;
    const [before, at, after] = [await make(new Date(over - 1)), await make(new Date(over)), await make(new Date(over + 1))];
    const counts = await forgetWhatIsOver(NOW);
    expect(counts).toEqual({ ...Object.fromEntries(keptThings.map((thing) => [thing, 0])), [kept]: 2 });
    expect([await before.there(), await at.there()]).toEqual([null, null]);
    expect(await after.there()).not.toBeNull();
    // A second run on the same night finds nothing.
    expect(Object.values(await forgetWhatIsOver(NOW)).every((count) => count === 0)).toBe(true);
    expect(await forgetWhatIsOver(new Date(NOW.getTime() + 1))).toMatchObject({ [kept]: 1 });
  });
});

test('what is still in use stays', async () => {
  const rows = [
    await linkRow({ ...link(), purpose: 'reset_password', userId, expiresAt: LATER }),
    await linkRow({ ...link(), purpose: 'confirm_registration', expiresAt: LATER }),
    await invitationRow({ ...invitation(), expiresAt: LATER }),
    await companyInvitationRow({ ...companyInvitation(), expiresAt: LATER }),
    // Who agreed stays with the mission that they worked on, and after they have left it.
    await namedRow({ ...named(), expiresAt: LONG_AGO, userId, confirmedAt: LONG_AGO }),
    await namedRow({ ...named(), expiresAt: LONG_AGO, userId, confirmedAt: LONG_AGO, removedAt: LONG_AGO }),
  ];
  await forgetWhatIsOver(NOW);
  for (const row of rows) expect(await row.there()).not.toBeNull();
});
