import { createHmac, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { env } from '@/lib/env';
import { addDays } from '@/lib/i18n/day';
import { notify, writeTo } from '@/lib/notifications/commands';
import { sendMailJob } from '@/lib/notifications/jobs';
import { eraseAccount } from '@/lib/privacy/commands';
import { loadOwnFile } from '@/lib/privacy/loaders';
import { findOwnData, type OwnData } from '@/lib/privacy/queries';
import { ERASED_WORDS, type Erased, type Exported, HELD, PSEUDONYM, pseudonymousEmail } from '@/lib/privacy/rules';
import { writeMessage } from '@/lib/threads/commands';
import { cast, type Member } from '@/tests/support/cast';
import { actorOf, addNeed, addOffer, addPair, addRequest, companyGives, requestAt, valueOf } from '@/tests/support/requests';

/*
 * The proof of export and erasure: a person whose every column holds a word that stands nowhere else.
 * The download holds each of them; after erasure the whole database holds none.
 */

const PASSWORD = 'un mot de passe à soi';
const NOW = new Date();
const { organisationId } = cast.associationOwner;

/** `Table.column` with the word that was put there. */
const canaries = new Map<string, string>();

function canary(table: string, column: string, form: (mark: string) => string = (mark) => `Canari ${mark}`): string {
  const word = form(randomUUID().replaceAll('-', ''));
  canaries.set(`${table}.${column}`, word);
  return word;
}

const address = (table: string, column: string) => canary(table, column, (mark) => `canari.${mark}@canari.example`);

let person: Member;
let requestId: number;
let declinedId: number;
let totals: unknown;
let own: OwnData;
/** The file as it is handed out. */
let text = '';
/** What the person's attachment holds, as the database shows bytes. */
let inHex: string;

/** What the programme reports: none of it may change with a person. */
async function count() {
  const sums = { _count: true, _sum: { quarters: true } } as const;
  return {
    requests: await db.partnershipRequest.groupBy({ by: ['state'], ...sums, orderBy: { state: 'asc' } }),
    needs: await db.skillNeed.groupBy({
      by: ['state'],
      _count: true,
      _sum: { quartersTotal: true, quartersLeft: true },
      orderBy: { state: 'asc' },
    }),
    offers: await db.expertiseOffer.groupBy({
      by: ['state'],
      _count: true,
      _sum: { quartersTotal: true, quartersLeft: true },
      orderBy: { state: 'asc' },
    }),
    organisations: await db.organisation.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } }),
    drafted: await db.skillProposal.count(),
    people: await db.user.count(),
  };
}

beforeAll(async () => {
  const email = address('User', 'email');
  const user = await db.user.create({
    data: {
      email,
      emailVerified: NOW,
      name: canary('User', 'name'),
      nameAr: canary('User', 'nameAr', (mark) => `كناري ${mark}`),
      image: canary('User', 'image', (mark) => `https://canari.example/${mark}.png`),
      phone: canary('User', 'phone', (mark) => `+212 ${mark}`),
      passwordHash: await hash(PASSWORD),
      locale: 'ar',
    },
  });
  canaries.set('User.passwordHash', user.passwordHash ?? '');
  const userId = user.id;
  person = { userId, email, name: user.name, organisationId };
  await db.membership.create({
    data: { userId, organisationId, role: 'owner', titleFr: canary('Membership', 'titleFr'), titleAr: canary('Membership', 'titleAr') },
  });
  // Regions are a closed list: no word fits in.
  await db.staffRole.create({ data: { userId, kind: 'coordinator', national: false, regions: ['04'] } });
  await db.account.create({
    data: {
      userId,
      type: canary('Account', 'type'),
      provider: canary('Account', 'provider'),
      providerAccountId: canary('Account', 'providerAccountId'),
      scope: canary('Account', 'scope'),
      refresh_token: canary('Account', 'refresh_token'),
      access_token: canary('Account', 'access_token'),
      token_type: canary('Account', 'token_type'),
      id_token: canary('Account', 'id_token'),
      session_state: canary('Account', 'session_state'),
    },
  });
  await db.session.create({ data: { userId, sessionToken: canary('Session', 'sessionToken'), expires: addDays(NOW, 1) } });
  await db.verificationToken.create({ data: { identifier: email, token: canary('VerificationToken', 'token'), expires: addDays(NOW, 1) } });
  canaries.set('VerificationToken.identifier', email);
  const key = `reset:account:${createHmac('sha256', env.AUTH_SECRET).update(email).digest('base64url')}`;
  await db.attemptWindow.create({ data: { key, failures: 1, endsAt: addDays(NOW, 1) } });
  canaries.set('AttemptWindow.key', key);
  await db.calendarFeed.create({ data: { userId, tokenHash: canary('CalendarFeed', 'tokenHash') } });
  await db.mailPreference.create({ data: { userId, group: 'request', choice: 'none' } });
  const search = { name: canary('SavedSearch', 'name'), query: canary('SavedSearch', 'query', (mark) => `?q=${mark}`) };
  await db.savedSearch.create({ data: { userId, kind: 'need', ...search, alerts: 'none', comparedUntil: NOW } });
  await db.mailedLink.create({
    data: {
      purpose: 'change_email',
      userId,
      // An address that is not theirs yet.
      email: address('MailedLink', 'email'),
      payload: { name: canary('MailedLink', 'payload'), passwordHash: `secret ${canary('MailedLink', 'tokenHash')}` },
      tokenHash: canaries.get('MailedLink.tokenHash') ?? '',
      expiresAt: addDays(NOW, 1),
    },
  });
  // What was typed before there was an account knows it by its address alone.
  await db.mailedLink.create({ data: { purpose: 'reset_password', email, tokenHash: randomUUID(), expiresAt: addDays(NOW, 1) } });
  await db.invitation.create({
    data: { organisationId: 2, email, role: 'member', tokenHash: canary('Invitation', 'tokenHash'), expiresAt: addDays(NOW, 1) },
  });
  canaries.set('Invitation.email', email);
  await db.companyInvitation.create({
    data: {
      ...{ organisationId: 2, email, locale: 'fr', expiresAt: addDays(NOW, 1) },
      companyName: canary('CompanyInvitation', 'companyName'),
      tokenHash: canary('CompanyInvitation', 'tokenHash'),
    },
  });
  canaries.set('CompanyInvitation.email', email);
  await db.missionPerson.create({
    data: {
      missionId: 1,
      email: address('MissionPerson', 'email'),
      name: canary('MissionPerson', 'name'),
      function: canary('MissionPerson', 'function'),
      tokenHash: canary('MissionPerson', 'tokenHash'),
      expiresAt: addDays(NOW, 1),
      namedById: cast.companyOwner.userId,
      userId,
      confirmedAt: NOW,
    },
  });
  // Came to a forum, and was met there.
  const { id: forumId } = await db.forum.create({
    data: { nameFr: 'x', place: 'x', provinceCode: '06.141', startsOn: NOW, endsOn: NOW, createdById: cast.administrator.userId },
  });
  await db.forumRegistration.create({
    data: {
      ...{ forumId, kind: 'visitor', locale: 'fr', email, consentAt: NOW, consentVersion: 1 },
      name: canary('ForumRegistration', 'name'),
      phone: canary('ForumRegistration', 'phone'),
      organisation: canary('ForumRegistration', 'organisation'),
    },
  });
  canaries.set('ForumRegistration.email', email);
  await db.forumContact.create({
    data: {
      ...{ forumId, locale: 'fr', email, consentAt: NOW, consentVersion: 1, metAt: NOW, takenById: cast.administrator.userId },
      name: canary('ForumContact', 'name'),
      phone: canary('ForumContact', 'phone'),
      organisation: canary('ForumContact', 'organisation'),
      spokeOf: canary('ForumContact', 'spokeOf'),
    },
  });
  canaries.set('ForumContact.email', email);
  // Waits in a file.
  const importId = await db.forumImport
    .create({
      data: { forumId, kind: 'contacts', byId: cast.administrator.userId, fileName: 'x.csv', rows: 1, head: ['x'], columns: [''] },
      select: { id: true },
    })
    .then(({ id }) => id);
  await db.forumImportRow.create({
    data: {
      ...{ importId, line: 2, refused: true },
      cells: [email.toUpperCase(), canary('ForumImportRow', 'cells')],
      problems: [{ column: 0, code: 'tooLong', params: { length: canary('ForumImportRow', 'problems') } }],
    },
  });
  await db.draft.create({
    data: { kind: 'need', organisationId, authorId: userId, fields: { title: [canary('Draft', 'fields')] } },
  });
  await db.waitingPledge.create({
    data: {
      ...{ organisationId, needId: await addNeed(cast.companyOwner), needVersion: 1, createdById: person.userId },
      ...{ quarters: 4, startsOn: addDays(NOW, 30), mode: 'remote', message: canary('WaitingPledge', 'message') },
      team: [{ role: canary('WaitingPledge', 'team'), quarters: 4 }],
    },
  });
  await db.submission.create({
    data: {
      actorId: userId,
      submissionId: randomUUID(),
      action: canary('Submission', 'action'),
      answer: { said: canary('Submission', 'answer') },
    },
  });
  // Records of the organisation and of the programme, which stay: who made them becomes a pseudonym.
  await addNeed(person);
  await addOffer({ ...person, organisationId: cast.companyOwner.organisationId });
  await db.skillProposal.create({ data: { label: 'Vannerie d’alfa', writtenIn: 'fr', organisationId, proposedById: userId } });
  await db.profileChange.create({ data: { organisationId, values: { nameFr: 'Un nom' }, proposedById: userId } });
  await db.organisationMerge.create({ data: { keptId: 3, goneId: 4, proposedById: userId } });

  const sides = { ...companyGives, receiver: { owner: person, member: cast.associationMember } };
  const pair = await addPair(sides);
  const asked = { origin: 'ask', terms: { message: canary('PartnershipRequest', 'message') } } as const;
  requestId = (await addRequest(pair, { ...asked, state: 'approved' })).id;
  await db.mission.update({
    where: { requestId },
    data: { state: 'cancelled', endedAt: NOW, endedById: userId, reason: canary('Mission', 'reason') },
  });
  const { id: missionId } = await db.mission.findUniqueOrThrow({ where: { requestId }, select: { id: true } });
  await db.planItem.create({
    data: {
      missionId,
      kind: 'step',
      title: 'Un essai',
      dueOn: NOW,
      returnReason: canary('PlanItem', 'returnReason'),
      returnedById: userId,
      createdById: cast.companyOwner.userId,
    },
  });
  await db.requestTerms.create({
    data: {
      requestId,
      termsVersion: 2,
      author: 'receiver',
      byId: userId,
      quarters: 4,
      startsOn: NOW,
      mode: 'remote',
      message: canary('RequestTerms', 'message'),
    },
  });
  // Declined by the person, whose reason the others were told, on the screen and by mail.
  const declined = await addRequest(await addPair(sides), { origin: 'pledge', state: 'declined' });
  declinedId = declined.id;
  const reason = canary('PartnershipRequest', 'reason');
  await db.partnershipRequest.update({ where: { id: declinedId }, data: { reason } });
  await transact((tx) =>
    notify(tx, {
      event: 'request_declined',
      params: {
        organisationName: { fr: 'Gharb', ar: null },
        requestTitle: { fr: 'Une base', ar: null },
        why: 'other',
        said: 'yes',
        reason,
      },
      href: '/company',
      to: [cast.companyOwner.userId, cast.companyMember.userId],
    }),
  );
  const told = await db.notification.findMany({ where: { params: { path: ['reason'], equals: reason } }, orderBy: { id: 'asc' } });
  for (const { id } of told) await sendMailJob({ notificationId: id });
  // One of the two has left already.
  await db.mail.update({ where: { notificationId: told[0]?.id ?? 0 }, data: { state: 'sent', sentAt: NOW } });
  // A message with a file, told to the others under the name that the person had then.
  const held = canary('ThreadAttachment', 'bytes');
  const bytes = new Uint8Array(Buffer.from(`%PDF-1.7\n%${held}\n%%EOF`));
  inHex = Buffer.from(held).toString('hex');
  canaries.set('ThreadAttachment.bytes', Buffer.from(bytes).toString('base64'));
  const files = [new File([bytes], `${canary('ThreadAttachment', 'name')}.pdf`)];
  const context = { actor: await actorOf(person), address: null, submissionId: randomUUID(), now: NOW };
  valueOf(await writeMessage(context, { requestId, body: canary('ThreadMessage', 'body'), files }));
  const heard = await db.notification.findMany({ where: { event: 'message_received' }, orderBy: { id: 'asc' } });
  for (const { id } of heard) await sendMailJob({ notificationId: id });
  await db.mail.update({ where: { notificationId: heard[0]?.id ?? 0 }, data: { state: 'sent', sentAt: NOW } });
  // An invitation names who invites, on its subject too.
  await db.invitation.create({
    data: {
      organisationId,
      email: 'collegue@canari.example',
      role: 'member',
      tokenHash: randomUUID(),
      invitedById: userId,
      expiresAt: addDays(NOW, 7),
    },
  });
  // The same of a company, in the person's own words.
  await db.companyInvitation.create({
    data: {
      ...{ organisationId, invitedById: userId, companyName: 'Canari SA', email: 'rse@canari.example', locale: 'fr' },
      words: canary('CompanyInvitation', 'words'),
      ...{ tokenHash: randomUUID(), expiresAt: addDays(NOW, 7) },
    },
  });
  await transact((tx) =>
    writeTo(tx, {
      event: 'company_invited',
      params: {
        inviterName: { fr: user.name, ar: user.nameAr },
        by: 'association',
        organisationName: { fr: 'Gharb', ar: null },
        companyName: 'Canari SA',
        account: 'no',
        expiresOn: NOW.toISOString(),
      },
      href: '/welcome/x',
      to: { email: 'rse@canari.example', name: null, nameAr: null, locale: 'fr' },
    }),
  );
  await transact((tx) =>
    writeTo(tx, {
      event: 'account_invited',
      params: {
        inviterName: { fr: user.name, ar: user.nameAr },
        organisationName: { fr: 'Gharb', ar: null },
        expiresOn: NOW.toISOString(),
      },
      href: '/invitations/x',
      to: { email: 'collegue@canari.example', name: null, nameAr: null, locale: 'ar' },
    }),
  );

  const notification = await db.notification.create({
    data: {
      userId,
      event: 'need_published',
      params: { listingTitle: { fr: canary('Notification', 'params'), ar: null } },
      href: canary('Notification', 'href', (mark) => `/${mark}`),
    },
  });
  canaries.set('Notification.event', 'need_published');
  await db.mail.create({
    data: {
      notificationId: notification.id,
      messageId: randomUUID(),
      toAddress: address('Mail', 'toAddress'),
      locale: 'fr',
      subject: canary('Mail', 'subject'),
      text: canary('Mail', 'text'),
      html: canary('Mail', 'html'),
      unsubscribeUrl: canary('Mail', 'unsubscribeUrl'),
    },
  });
  await db.mail.create({
    data: { messageId: randomUUID(), toAddress: email, locale: 'fr', subject: 'Lettre', text: email, html: '', state: 'sent', sentAt: NOW },
  });
  await db.auditEvent.create({
    data: {
      actorId: userId,
      action: 'profile_changed',
      subject: 'user',
      subjectId: userId,
      fields: ['phone'],
      personal: { create: { values: { phone: canary('AuditPersonalValue', 'values') } } },
    },
  });
  // An event of somebody else that names them.
  await db.auditEvent.create({
    data: {
      actorId: cast.administrator.userId,
      action: 'member_invited',
      subject: 'organisation',
      subjectId: '2',
      fields: [],
      personal: { create: { values: { email: email.toUpperCase() } } },
    },
  });

  totals = await count();
  own = await findOwnData(userId);
  for await (const piece of (await loadOwnFile(userId, NOW)).pieces) text += piece;
});

const rules = Object.entries(HELD).flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([column, rule]) => ({ name: `${table}.${column}`, ...rule })),
);
const namesOf = (...those: [Exported, ...Erased[]][]) =>
  rules
    .filter(({ exported, erased }) => those.some(([shown, ...fates]) => shown === exported && fates.includes(erased)))
    .map(({ name }) => name);

test('a word stands in every column that is shown or secret and does not stay', () => {
  // Regions and the events of a notification are closed lists; see above.
  const planted = [...canaries.keys(), 'StaffRole.regions'].sort();
  expect(planted).toEqual(namesOf(['shown', 'deleted', 'emptied', 'replaced'], ['secret', 'deleted', 'emptied', 'replaced']).sort());
});

describe('the download', () => {
  test.each(namesOf(['shown', 'deleted', 'emptied', 'replaced']))('holds %s', (name) => {
    expect(text).toContain(JSON.stringify(canaries.get(name) ?? '04').slice(1, -1));
  });

  test.each(namesOf(['secret', 'deleted', 'emptied', 'replaced']))('does not hold %s', (name) => {
    const word = canaries.get(name);
    expect(word).toBeTruthy();
    expect(text).not.toContain(word);
  });

  test('holds the records that stay', () => {
    expect(own.needs).toHaveLength(3);
    expect(own.offers).toHaveLength(1);
    expect(own.skillProposals).toMatchObject([{ label: 'Vannerie d’alfa', proposed: true, decided: false }]);
    expect(own.profileChanges).toMatchObject([{ values: { nameFr: 'Un nom' }, proposed: true }]);
    expect(own.organisationMerges).toHaveLength(1);
    expect(own.invitationsSent).toMatchObject([{ email: 'collegue@canari.example' }]);
    expect(own.events.map(({ action }) => action)).toContain('request_ask');
    expect(own.otherEvents).toMatchObject([{ action: 'member_invited' }]);
  });

  test('says of a request what the person did, and nothing of others', () => {
    const reference = async (id: number) => (await requestAt(id)).reference;
    return Promise.all([reference(requestId), reference(declinedId)]).then(([asked, declined]) => {
      const asOf = (name: string) => own.requests.find((request) => request.reference === name);
      expect(Object.keys(asOf(asked) ?? {}).sort()).toEqual(['askedAt', 'consentedForReceiverAt', 'message', 'reference', 'state']);
      expect(Object.keys(asOf(declined) ?? {}).sort()).toEqual(['endedAt', 'reason', 'reference', 'state']);
    });
  });
});

describe('after erasure', () => {
  let columns: { name: string }[];

  beforeAll(async () => {
    const actor = await actorOf(person);
    valueOf(await eraseAccount({ actor, address: null, now: NOW }, { password: PASSWORD, email: '' }));
    columns = await db.$queryRaw<{ name: string }[]>`
      SELECT format('SELECT %L AS place, %I::text AS text FROM %I.%I', c.table_name || '.' || c.column_name, c.column_name, c.table_schema, c.table_name) AS name
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND t.table_type = 'BASE TABLE'
        AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'uuid', 'bytea', 'name', 'character')`;
  });

  /** Where each of these words stands: every column is read once, for all of them. */
  const found = async (...words: string[]) => {
    const places: { word: string; place: string }[] = [];
    for (const { name } of columns) {
      const rows = await db.$queryRawUnsafe<{ word: string; place: string }[]>(
        `SELECT DISTINCT word, place FROM (${name}) t, unnest($1::text[]) word WHERE strpos(lower(text), lower(word)) > 0`,
        words,
      );
      places.push(...rows);
    }
    return places;
  };

  test('no word of the person stands anywhere', async () => {
    expect(columns.length).toBeGreaterThan(150);
    expect(columns.some(({ name }) => name.includes('graphile_worker'))).toBe(true);
    // As they are, and as JSON writes them; the code of an event is no word of theirs.
    const words = [...canaries].flatMap(([name, word]) => (name === 'Notification.event' ? [] : [word, JSON.stringify(word).slice(1, -1)]));
    expect(await found(...new Set(words), inHex)).toEqual([]);
  });

  test('the search finds what is there', async () => {
    const places = (await found(person.userId, 'Vannerie d’alfa')).map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining(['User.id', 'AuditEvent.actorId', 'PartnershipRequest.createdById', 'SkillProposal.label']),
    );
  });

  test('a pseudonym stands there, and opens nothing', async () => {
    const user = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
    expect(user).toMatchObject({
      ...PSEUDONYM,
      email: pseudonymousEmail(person.userId),
      emailVerified: null,
      image: null,
      phone: null,
      passwordHash: null,
      locale: 'fr',
      erasedAt: NOW,
    });
    await expect(actorOf(person)).rejects.toThrow();
  });

  test('totals are as they were', async () => {
    expect(await count()).toEqual(totals);
  });

  test('requests keep their course, and say that words are gone', async () => {
    expect(await requestAt(requestId)).toMatchObject({ state: 'approved', createdById: person.userId, message: ERASED_WORDS });
    expect(await requestAt(declinedId)).toMatchObject({ state: 'declined', endedById: person.userId, reason: ERASED_WORDS });
  });

  test('others keep their notices; a message that left is emptied, one that waits is written anew', async () => {
    const told = await db.notification.findMany({
      where: { event: 'request_declined', params: { path: ['reason'], equals: ERASED_WORDS } },
      include: { mail: true },
      orderBy: { id: 'asc' },
    });
    expect(told.map(({ mail }) => mail && [mail.state, mail.subject, mail.text, mail.html])).toEqual([['sent', '', '', ''], null]);
    const last = told.at(-1);
    await sendMailJob({ notificationId: last?.id ?? 0 });
    const again = await db.mail.findUniqueOrThrow({ where: { notificationId: last?.id ?? 0 } });
    expect(again.text).not.toContain(ERASED_WORDS);
    expect(again.text).toMatch(/supprimé|حُذف/);
  });

  test('threads keep their course, say that words are gone, and hold no file', async () => {
    const messages = await db.threadMessage.findMany({ where: { authorId: person.userId }, include: { attachments: true } });
    expect(messages).toMatchObject([{ requestId, side: 'receiver', body: ERASED_WORDS, attachments: [] }]);
    const told = await db.notification.findMany({
      where: { event: 'message_received', href: { endsWith: `/requests/${requestId}#thread` } },
      include: { mail: true },
      orderBy: { id: 'asc' },
    });
    expect(told.length).toBeGreaterThan(1);
    for (const { params } of told)
      expect(params).toMatchObject({ messageExcerpt: ERASED_WORDS, senderName: { fr: PSEUDONYM.name, ar: PSEUDONYM.nameAr } });
    expect(told[0]?.mail).toMatchObject({ state: 'sent', subject: '', text: '', html: '' });
    expect(told.at(-1)?.mail).toBeNull();
  });

  test('the audit keeps who did what, by ids', async () => {
    const events = await db.auditEvent.findMany({ where: { actorId: person.userId }, include: { personal: true }, orderBy: { id: 'asc' } });
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['request_ask', 'profile_changed', 'account_erased']));
    expect(events.filter(({ personal }) => personal !== null)).toEqual([]);
  });

  test('the waiting invitation is revoked, and its letter is not sent', async () => {
    expect(await db.invitation.findMany({ where: { invitedById: person.userId } })).toMatchObject([{ acceptedAt: null, revokedAt: NOW }]);
    expect(await db.mail.count({ where: { toAddress: 'collegue@canari.example' } })).toBe(0);
    // So is that of a company: the association's list keeps whom it asked in, without the person's words.
    expect(await db.companyInvitation.findMany({ where: { invitedById: person.userId } })).toMatchObject([
      { email: 'rse@canari.example', acceptedAt: null, revokedAt: NOW, words: null },
    ]);
    expect(await db.mail.count({ where: { toAddress: 'rse@canari.example' } })).toBe(0);
  });
});
