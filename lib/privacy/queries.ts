import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { LIVE_STATES } from '@/lib/requests/rules';

const names = { nameFr: true, nameAr: true } as const;
const organisation = { select: { id: true, ...names } } as const;

/** What a link or a form carried may hold a password's hash: it is held, and not shown. */
const SECRET = /password|hash|token|secret/i;

function withoutSecrets(value: Prisma.JsonValue): Prisma.JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (SECRET.test(key) ? [] : [[key, withoutSecrets(inner ?? null)]])),
  );
}

/**
 * All that is held of a person, for the page that shows it and for the file, by the tables of HELD.
 * Its keys are what programs read: they are added to, and never renamed. Nothing is left out, so nothing
 * here has a bound but the person.
 */
export async function findOwnData(userId: string) {
  const user = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      email: true,
      emailVerified: true,
      name: true,
      nameAr: true,
      image: true,
      phone: true,
      passwordHash: true,
      locale: true,
      disabledAt: true,
      createdAt: true,
      accounts: { select: { provider: true, providerAccountId: true, type: true, scope: true }, orderBy: { id: 'asc' } },
      sessions: { select: { createdAt: true, expires: true }, orderBy: { id: 'asc' } },
      searches: { select: { kind: true, name: true, query: true, alerts: true, createdAt: true }, orderBy: { id: 'desc' } },
      calendarFeed: { select: { createdAt: true } },
      mailChoices: { select: { group: true, choice: true }, orderBy: { group: 'asc' } },
      memberships: { select: { organisation, role: true, titleFr: true, titleAr: true, createdAt: true }, orderBy: { id: 'asc' } },
      staffRoles: { select: { kind: true, national: true, regions: true }, orderBy: { id: 'asc' } },
      weights: { select: { version: true, reason: true, createdAt: true }, orderBy: { version: 'desc' } },
      drafts: {
        select: { id: true, kind: true, organisation, fields: true, createdAt: true, updatedAt: true },
        orderBy: { updatedAt: 'desc' },
      },
      waitingPledges: {
        select: {
          ...{ id: true, state: true, organisation, need: { select: { titleFr: true, titleAr: true } }, draftId: true, quarters: true },
          ...{ startsOn: true, mode: true, team: true, message: true, whyDropped: true, requestId: true, createdAt: true, endedAt: true },
        },
        orderBy: { id: 'desc' },
      },
      submissions: { select: { action: true, answer: true, createdAt: true }, orderBy: { createdAt: 'desc' } },
    },
  });
  const {
    email,
    passwordHash,
    accounts,
    sessions,
    mailChoices,
    searches,
    calendarFeed,
    memberships,
    staffRoles,
    weights,
    drafts,
    waitingPledges,
    submissions,
    ...account
  } = user;
  const acted = { OR: [{ actorId: userId }, { subject: 'user', subjectId: userId }] };
  const [
    links,
    tokens,
    invitations,
    companyInvitations,
    needs,
    offers,
    skills,
    changes,
    merges,
    requests,
    terms,
    missions,
    planned,
    planFiles,
    meetings,
    people,
    declared,
    answered,
    texts,
    rates,
    reviews,
    signatures,
    certificates,
    indicators,
    measured,
    autonomy,
    feedback,
    diagnosticAnswers,
    supportSteps,
    reports,
    registrations,
    contacts,
    forums,
    imports,
    waiting,
    leads,
    leadEvents,
    messages,
    notifications,
    mails,
    events,
    others,
  ] = await Promise.all([
    db.mailedLink.findMany({
      where: { OR: [{ userId }, { email }] },
      select: { purpose: true, email: true, payload: true, createdAt: true, expiresAt: true, usedAt: true },
      orderBy: { createdAt: 'desc' },
    }),
    db.verificationToken.findMany({
      where: { identifier: email },
      select: { identifier: true, expires: true },
      orderBy: { expires: 'asc' },
    }),
    db.invitation.findMany({
      where: { OR: [{ invitedById: userId }, { email }] },
      select: {
        email: true,
        organisation,
        role: true,
        invitedById: true,
        createdAt: true,
        expiresAt: true,
        acceptedAt: true,
        revokedAt: true,
      },
      orderBy: { createdAt: 'desc' },
    }),
    db.companyInvitation.findMany({
      where: { OR: [{ invitedById: userId }, { email }] },
      select: {
        email: true,
        companyName: true,
        organisation,
        words: true,
        invitedById: true,
        createdAt: true,
        sentAt: true,
        expiresAt: true,
        acceptedAt: true,
        revokedAt: true,
      },
      orderBy: { createdAt: 'desc' },
    }),
    db.skillNeed.findMany({ where: { createdById: userId }, select: listing, orderBy: { id: 'desc' } }),
    db.expertiseOffer.findMany({ where: { createdById: userId }, select: listing, orderBy: { id: 'desc' } }),
    db.skillProposal.findMany({
      where: { OR: [{ proposedById: userId }, { decidedById: userId }] },
      select: { label: true, state: true, proposedById: true, decidedById: true, reason: true, createdAt: true, decidedAt: true },
      orderBy: { id: 'desc' },
    }),
    db.profileChange.findMany({
      where: { OR: [{ proposedById: userId }, { decidedById: userId }] },
      select: {
        organisation,
        values: true,
        proposedById: true,
        decidedById: true,
        accepted: true,
        reason: true,
        createdAt: true,
        decidedAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.organisationMerge.findMany({
      where: { OR: [{ proposedById: userId }, { decidedById: userId }] },
      select: {
        kept: organisation,
        gone: organisation,
        proposedById: true,
        decidedById: true,
        confirmed: true,
        createdAt: true,
        decidedAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.partnershipRequest.findMany({
      where: {
        OR: [{ createdById: userId }, { endedById: userId }, { giverConsentById: userId }, { receiverConsentById: userId }],
      },
      select: {
        reference: true,
        state: true,
        createdAt: true,
        createdById: true,
        message: true,
        giverConsentById: true,
        giverConsentAt: true,
        receiverConsentById: true,
        receiverConsentAt: true,
        endedById: true,
        endedAt: true,
        reason: true,
      },
      orderBy: { id: 'desc' },
    }),
    // The first are the request's own.
    db.requestTerms.findMany({
      where: { byId: userId, termsVersion: { gt: 1 } },
      select: {
        request: { select: { reference: true } },
        at: true,
        quarters: true,
        startsOn: true,
        mode: true,
        team: true,
        message: true,
      },
      orderBy: { at: 'desc' },
    }),
    db.mission.findMany({
      where: { endedById: userId },
      select: { reference: true, state: true, endedAt: true, reason: true },
      orderBy: { id: 'desc' },
    }),
    db.planItem.findMany({
      where: { OR: [{ createdById: userId }, { returnedById: userId }] },
      select: {
        mission: { select: { reference: true } },
        title: true,
        dueOn: true,
        createdAt: true,
        createdById: true,
        returnedById: true,
        returnReason: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.planFile.findMany({
      where: { addedById: userId },
      select: { item: { select: { title: true, mission: { select: { reference: true } } } }, name: true, size: true, addedAt: true },
      orderBy: { id: 'desc' },
    }),
    db.meeting.findMany({
      where: { createdById: userId },
      select: { mission: { select: { reference: true } }, title: true, heldOn: true, startsAt: true, place: true, link: true },
      orderBy: { id: 'desc' },
    }),
    db.missionPerson.findMany({
      where: { OR: [{ userId }, { email }, { namedById: userId }] },
      select: {
        mission: { select: { reference: true } },
        userId: true,
        namedById: true,
        email: true,
        name: true,
        function: true,
        createdAt: true,
        expiresAt: true,
        confirmedAt: true,
        declinedAt: true,
        removedAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.hourEntry.findMany({
      where: { OR: [{ byId: userId }, { workedById: userId }] },
      select: { mission: { select: { reference: true } }, workedOn: true, quarters: true, what: true, createdAt: true },
      orderBy: { id: 'desc' },
    }),
    db.hourAnswer.findMany({
      where: { byId: userId },
      select: {
        entry: { select: { workedOn: true, quarters: true, mission: { select: { reference: true } } } },
        kind: true,
        reason: true,
        at: true,
      },
      orderBy: { entryId: 'desc' },
    }),
    db.agreementText.findMany({
      where: { authorId: userId },
      select: { version: true, reason: true, createdAt: true },
      orderBy: { version: 'desc' },
    }),
    db.hourRates.findMany({
      where: { authorId: userId },
      select: { version: true, reason: true, createdAt: true },
      orderBy: { version: 'desc' },
    }),
    db.partnershipReview.findMany({
      where: { byId: userId },
      select: { kind: true, reached: true, next: true, at: true },
      orderBy: { at: 'desc' },
    }),
    db.agreementSignature.findMany({
      where: { byId: userId },
      select: { mission: { select: { reference: true } }, side: true, name: true, function: true, signedAt: true, scanName: true },
      orderBy: { signedAt: 'desc' },
    }),
    db.certificate.findMany({
      where: { OR: [{ userId }, { issuedById: userId }] },
      select: { reference: true, language: true, quarters: true, startsOn: true, endsOn: true, userId: true, issuedAt: true },
      orderBy: { id: 'desc' },
    }),
    db.missionIndicator.findMany({
      where: { OR: [{ chosenById: userId }, { droppedById: userId }] },
      select: {
        mission: { select: { reference: true } },
        nameFr: true,
        nameAr: true,
        howFr: true,
        howAr: true,
        chosenById: true,
        chosenAt: true,
        droppedAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.indicatorValue.findMany({
      where: { byId: userId },
      select: {
        indicator: { select: { nameFr: true, nameAr: true, mission: { select: { reference: true } } } },
        moment: true,
        hundredths: true,
        evidence: true,
        at: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.autonomyAnswer.findMany({
      where: { byId: userId },
      select: { mission: { select: { reference: true } }, moment: true, answer: true, example: true, at: true },
      orderBy: { id: 'desc' },
    }),
    db.feedback.findMany({
      where: { byId: userId },
      select: {
        mission: { select: { reference: true } },
        side: true,
        preparation: true,
        exchange: true,
        result: true,
        again: true,
        words: true,
        at: true,
      },
      orderBy: { at: 'desc' },
    }),
    db.diagnosticAnswer.findMany({
      where: { byId: userId },
      select: { diagnostic: { select: { organisation } }, item: true, level: true, evidence: true, at: true },
      orderBy: [{ diagnosticId: 'desc' }, { item: 'asc' }],
    }),
    db.supportStep.findMany({
      where: { createdById: userId },
      select: {
        organisation,
        kind: true,
        dimension: true,
        what: true,
        who: true,
        nextOn: true,
        doneAt: true,
        outcome: true,
        createdAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.report.findMany({
      where: { openedById: userId },
      select: {
        startsOn: true,
        endsOn: true,
        achievedFr: true,
        achievedAr: true,
        difficultiesFr: true,
        difficultiesAr: true,
        nextFr: true,
        nextAr: true,
        publishedAt: true,
        createdAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.forumRegistration.findMany({
      where: { email },
      select: {
        forum: { select: names },
        kind: true,
        state: true,
        name: true,
        email: true,
        phone: true,
        organisation: true,
        consentAt: true,
        consentVersion: true,
        createdAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.forumContact.findMany({
      where: { OR: [{ email }, { takenById: userId }] },
      select: {
        forum: { select: names },
        clientId: true,
        name: true,
        email: true,
        phone: true,
        organisation: true,
        spokeOf: true,
        consentAt: true,
        consentVersion: true,
        metAt: true,
        takenById: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.forum.findMany({ where: { createdById: userId }, select: { ...names, startsOn: true, createdAt: true }, orderBy: { id: 'desc' } }),
    db.forumImport.findMany({
      where: { byId: userId },
      select: { forum: { select: names }, kind: true, fileName: true, rows: true, createdAt: true, undoneAt: true },
      orderBy: { id: 'desc' },
    }),
    // Whatever the letters of an address are written in: a file is kept as it came.
    db.$queryRaw<{ forum: Record<string, string | null>; cells: string[]; problems: unknown }[]>`
      SELECT json_build_object('nameFr', forum."nameFr", 'nameAr', forum."nameAr") AS "forum", waiting."cells", waiting."problems"
      FROM "ForumImportRow" AS waiting
      JOIN "ForumImport" AS file ON file."id" = waiting."importId"
      JOIN "Forum" AS forum ON forum."id" = file."forumId"
      WHERE EXISTS (SELECT 1 FROM unnest(waiting."cells") AS cell WHERE lower(btrim(cell)) = ${email})
      ORDER BY waiting."importId" DESC, waiting."line"`,
    db.lead.findMany({
      where: { OR: [{ ownerId: userId }, { openedById: userId }] },
      select: {
        forum: { select: names },
        organisation: true,
        state: true,
        nextStep: true,
        nextOn: true,
        reason: true,
        ownerId: true,
        openedById: true,
        createdAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.leadEvent.findMany({ where: { byId: userId }, select: { leadId: true, state: true, at: true }, orderBy: { id: 'desc' } }),
    db.threadMessage.findMany({
      where: { authorId: userId },
      select: {
        request: { select: { reference: true } },
        body: true,
        createdAt: true,
        // What they hold comes into the file by itself, one after the other.
        attachments: { select: { id: true, name: true, type: true, size: true }, orderBy: { position: 'asc' } },
      },
      orderBy: { id: 'desc' },
    }),
    db.notification.findMany({
      where: { userId },
      select: { event: true, params: true, href: true, createdAt: true, readAt: true },
      orderBy: { id: 'desc' },
    }),
    db.mail.findMany({
      where: { OR: [{ toAddress: email }, { notification: { userId } }, { digested: { some: { userId } } }] },
      select: {
        secret: true,
        toAddress: true,
        locale: true,
        subject: true,
        text: true,
        html: true,
        state: true,
        createdAt: true,
        sentAt: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.auditEvent.findMany({
      where: acted,
      select: {
        id: true,
        at: true,
        action: true,
        subject: true,
        subjectId: true,
        fields: true,
        actorId: true,
        personal: { select: { values: true } },
      },
      orderBy: { id: 'desc' },
    }),
    listValuesNaming([email]),
  ]);
  const own = (id: string | null) => id === userId;
  const shown = new Set(events.map(({ id }) => id));
  return {
    account: { ...account, email, hasPassword: passwordHash !== null },
    signInProviders: accounts,
    sessions,
    mailPreferences: mailChoices,
    savedSearches: searches,
    // Of its address only a hash is held.
    calendars: calendarFeed ? [calendarFeed] : [],
    memberships,
    staffRoles,
    links: links.map((link) => ({ ...link, payload: withoutSecrets(link.payload) })),
    verificationTokens: tokens,
    invitationsReceived: invitations.filter((row) => row.email === email).map(({ invitedById: _, ...row }) => row),
    invitationsSent: invitations.filter((row) => own(row.invitedById)).map(({ invitedById: _, ...row }) => row),
    companyInvitationsReceived: companyInvitations.filter((row) => row.email === email).map(({ invitedById: _, ...row }) => row),
    companyInvitationsSent: companyInvitations.filter((row) => own(row.invitedById)).map(({ invitedById: _, ...row }) => row),
    drafts,
    waitingPledges,
    needs,
    offers,
    skillProposals: skills.map(({ proposedById, decidedById, ...row }) => ({
      ...row,
      proposed: own(proposedById),
      decided: own(decidedById),
    })),
    profileChanges: changes.map(({ proposedById, decidedById, ...row }) => ({
      ...row,
      proposed: own(proposedById),
      decided: own(decidedById),
    })),
    organisationMerges: merges.map(({ proposedById, decidedById, ...row }) => ({
      ...row,
      proposed: own(proposedById),
      decided: own(decidedById),
    })),
    weightChanges: weights,
    // Of a request, what the person did and wrote; the rest of it is the two organisations'.
    requests: requests.map((row) => ({
      reference: row.reference,
      state: row.state,
      ...(own(row.createdById) && { askedAt: row.createdAt, message: row.message }),
      ...(own(row.giverConsentById) && { consentedForGiverAt: row.giverConsentAt }),
      ...(own(row.receiverConsentById) && { consentedForReceiverAt: row.receiverConsentAt }),
      ...(own(row.endedById) && { endedAt: row.endedAt, reason: row.reason }),
    })),
    requestTerms: terms.map(({ request, ...row }) => ({ reference: request.reference, ...row })),
    missionsEnded: missions,
    planItems: planned.map(({ mission, createdById, returnedById, returnReason, title, dueOn, createdAt }) => ({
      reference: mission.reference,
      title,
      ...(own(createdById) && { dueOn, createdAt }),
      ...(own(returnedById) && { returnReason }),
    })),
    planFiles: planFiles.map(({ item, ...row }) => ({ reference: item.mission.reference, title: item.title, ...row })),
    meetings: meetings.map(({ mission, ...row }) => ({ reference: mission.reference, ...row })),
    missionsWorkedOn: people
      .filter((row) => own(row.userId) || row.email === email)
      .map(({ mission, userId: _, namedById: __, ...row }) => ({ reference: mission.reference, ...row })),
    peopleNamed: people.filter((row) => own(row.namedById)).map(({ mission, createdAt }) => ({ reference: mission.reference, createdAt })),
    hoursDeclared: declared.map(({ mission, ...row }) => ({ reference: mission.reference, ...row })),
    hoursAnswered: answered.map(({ entry: { mission, ...hours }, ...row }) => ({ reference: mission.reference, ...hours, ...row })),
    agreementTexts: texts,
    hourRates: rates,
    partnershipReviews: reviews,
    signatures: signatures.map(({ mission, ...row }) => ({ reference: mission.reference, ...row })),
    certificates: certificates.map(({ userId: holder, ...row }) => ({ ...row, own: own(holder) })),
    indicators: indicators.map(({ mission, chosenById, ...row }) => ({ reference: mission.reference, ...row, chosenBy: own(chosenById) })),
    values: measured.map(({ indicator: { mission, ...indicator }, ...row }) => ({ reference: mission.reference, ...indicator, ...row })),
    autonomy: autonomy.map(({ mission, ...row }) => ({ reference: mission.reference, ...row })),
    feedback: feedback.map(({ mission, ...row }) => ({ reference: mission.reference, ...row })),
    diagnosticAnswers: diagnosticAnswers.map(({ diagnostic, ...row }) => ({ organisation: diagnostic.organisation, ...row })),
    supportSteps,
    reports,
    forumRegistrations: registrations,
    // Of those that the person only noted, who it was is theirs and not the person's.
    forumContacts: contacts.filter((row) => row.email === email).map(({ takenById: _, ...row }) => row),
    forumContactsNoted: contacts.filter((row) => own(row.takenById)).map(({ forum, clientId, metAt }) => ({ forum, clientId, metAt })),
    forums,
    forumImports: imports,
    forumImportRows: waiting,
    leads: leads.map(({ ownerId, openedById, ...row }) => ({ ...row, followed: own(ownerId), opened: own(openedById) })),
    leadEvents,
    messages: messages.map(({ request, ...message }) => ({ reference: request.reference, ...message })),
    submissions,
    notifications,
    // A letter that still opens something is shown without its words: a session alone must not become the account.
    mails: mails.map(({ secret, ...mail }) => (secret ? { ...mail, text: '', html: '' } : mail)),
    events: events.map(({ id: _, actorId, personal, ...event }) => ({
      ...event,
      actor: own(actorId),
      values: personal && withoutSecrets(personal.values),
    })),
    otherEvents: others
      .filter(({ eventId }) => !shown.has(eventId))
      .map(({ event, values }) => ({ ...event, values: withoutSecrets(values) })),
  };
}

/** What a file of a message holds, in base64, which JSON can carry. */
export async function findAttachmentContent(id: string): Promise<string | null> {
  const row = await db.threadAttachment.findUnique({ where: { id }, select: { bytes: true } });
  return row && Buffer.from(row.bytes).toString('base64');
}

const listing = { id: true, organisation, titleFr: true, titleAr: true, state: true, createdAt: true } as const;

export type OwnData = Awaited<ReturnType<typeof findOwnData>>;

/** Values of the audit that name one of these addresses, whoever's event they are of. */
export async function listValuesNaming(addresses: readonly string[], tx: Tx = db) {
  // Between signs that no address has: ali@… is not a part of ghali@….
  const patterns = addresses.map((address) => {
    const literal = address.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `(^|[^a-z0-9.!#$%&'*+/=?^_\`{|}~-])${literal}($|[^a-z0-9.-]|\\.($|[^a-z0-9]))`;
  });
  const rows = await tx.$queryRaw<{ eventId: bigint }[]>`
    SELECT "eventId" FROM "AuditPersonalValue"
    WHERE EXISTS (SELECT FROM unnest(${patterns}::text[]) pattern WHERE lower("values"::text) ~ pattern)`;
  return tx.auditPersonalValue.findMany({
    where: { eventId: { in: rows.map(({ eventId }) => eventId) } },
    select: { eventId: true, values: true, event: { select: { at: true, action: true, subject: true, subjectId: true } } },
    orderBy: { eventId: 'desc' },
  });
}

/** The organisations of a person, with who else is active there and what would end without them. */
export async function listOrganisationsToLeave(userId: string, tx: Tx = db) {
  const rows = await tx.membership.findMany({
    where: { userId },
    select: {
      role: true,
      organisation: {
        select: {
          id: true,
          kind: true,
          state: true,
          version: true,
          ...names,
          memberships: { where: { userId: { not: userId }, user: { disabledAt: null } }, select: { role: true } },
          needs: { where: { state: { in: ['submitted', 'open', 'paused'] } }, select: { id: true }, orderBy: { id: 'asc' } },
          offers: { where: { state: { in: ['submitted', 'open', 'paused'] } }, select: { id: true }, orderBy: { id: 'asc' } },
          given: { where: { state: { in: [...LIVE_STATES] } }, select: { id: true }, orderBy: { id: 'asc' } },
          received: { where: { state: { in: [...LIVE_STATES] } }, select: { id: true }, orderBy: { id: 'asc' } },
        },
      },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ role, organisation: { memberships, needs, offers, given, received, ...row } }) => ({
    ...row,
    role,
    others: memberships.length,
    otherOwners: memberships.filter((membership) => membership.role === 'owner').length,
    needs: needs.length,
    offers: offers.length,
    requestIds: [...given, ...received].map(({ id }) => id).sort((a, b) => a - b),
  }));
}

export type OrganisationToLeave = Awaited<ReturnType<typeof listOrganisationsToLeave>>[number];

/** Administrators who may act, but for this person. */
export function countOtherAdministrators(userId: string, tx: Tx = db): Promise<number> {
  return tx.staffRole.count({ where: { kind: 'administrator', userId: { not: userId }, user: { disabledAt: null } } });
}

/** What the form of erasure asks for, and what the person is for the programme. */
export async function findAccountToErase(userId: string) {
  const { passwordHash, staffRoles } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, staffRoles: { select: { kind: true } } },
  });
  return { hasPassword: passwordHash !== null, administrator: staffRoles.some(({ kind }) => kind === 'administrator') };
}
