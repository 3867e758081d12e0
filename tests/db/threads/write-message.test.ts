import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import type { SentFile } from '@/lib/files/keep-file';
import { FILE_MAX_BYTES, FILE_TYPES } from '@/lib/files/rules';
import { LIMITS } from '@/lib/limits/rules';
import { sendMailJob } from '@/lib/notifications/jobs';
import { eraseAccount } from '@/lib/privacy/commands';
import type { RequestState } from '@/lib/requests/rules';
import { writeMessageAction } from '@/lib/threads/actions';
import { writeMessage } from '@/lib/threads/commands';
import { act, formOf, send } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { digest } from '@/tests/support/digest';
import { accepted, officeOf, pdf, pdfOf } from '@/tests/support/files';
import { type CastMember, giverActs, requestOf } from '@/tests/support/permissions/table';
import { actorOf, addPair, addRequest, by, companyGives, type Story, tally, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const BODY = 'Pouvons-nous commencer un mercredi ?';

async function request(state: Story['state'] = 'proposed'): Promise<number> {
  return (await addRequest(await addPair(companyGives), { origin: 'pledge', state })).id;
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'Programme.pdf'): SentFile => new File([bytes], name, { type: 'text/html' });

/** Writes as this person; of a day of its own where the time matters. */
async function write(
  person: Person,
  requestId: number,
  {
    body = BODY,
    files = [],
    now = new Date(),
    submissionId,
  }: { body?: string; files?: SentFile[]; now?: Date; submissionId?: string } = {},
) {
  const context = await by(person, submissionId === undefined ? { now } : { now, submissionId });
  return writeMessage({ ...context, address: null }, { requestId, body, files });
}

const messagesOf = (requestId: number) =>
  db.threadMessage.findMany({ where: { requestId }, include: { attachments: { orderBy: { position: 'asc' } } }, orderBy: { id: 'asc' } });

describe('a message', () => {
  test('is kept with its author, side and time, and told to the others of both sides', async () => {
    const id = await request();
    const now = new Date();
    const { result, told, mails, deeds } = await watch(() => write(receiver.member, id, { now }));
    expect(valueOf(result)).toEqual({ requestId: id, page: 'request' });
    expect(await messagesOf(id)).toMatchObject([
      { authorId: receiver.member.userId, side: 'receiver', body: BODY, createdAt: now, attachments: [] },
    ]);
    const others = [giver.owner, giver.member, receiver.owner].map(({ userId }) => userId);
    expect(told.map(({ userId }) => userId).sort()).toEqual(others.sort());
    expect(told[0]).toMatchObject({
      event: 'message_received',
      href: `/requests/${id}#thread`,
      params: { messageExcerpt: BODY, senderName: { fr: receiver.member.name } },
    });
    expect(mails).toBe(3);
    expect(deeds).toEqual([
      { actorId: receiver.member.userId, action: 'request_write', subject: 'request', subjectId: String(id), fields: ['thread'] },
    ]);
  });

  test.each(['proposed', 'accepted', 'approved'] as const)('is written while the request is %s', async (state) => {
    const id = await request(state);
    for (const person of [giver.owner, giver.member, receiver.owner, coordinatorIn(region), cast.coordinatorNational])
      valueOf(await write(person, id));
    expect((await messagesOf(id)).map(({ side }) => side)).toEqual(['giver', 'giver', 'receiver', 'programme', 'programme']);
  });

  test.each(['declined', 'withdrawn', 'rejected', 'expired'] as const)('is not once it is %s', async (state) => {
    const id = await request(state);
    const before = await digest();
    for (const person of [giver.owner, receiver.member, cast.coordinatorNational])
      expect(await write(person, id)).toEqual({ ok: false, code: 'threadClosed' });
    expect(await digest()).toEqual(before);
  });

  test('nor once the system set it aside', async () => {
    const id = await request();
    const ended = { state: 'not_chosen' satisfies RequestState, endedAt: new Date() } as const;
    await db.partnershipRequest.update({ where: { id }, data: ended });
    expect(await write(giver.owner, id)).toEqual({ ok: false, code: 'threadClosed' });
  });

  test('is for its people: strangers know of nothing, other staff only read', async () => {
    const id = await request();
    const before = await digest();
    const {
      owner: _,
      member: __,
      otherSide: ___,
      coordinatorIn: ____,
      coordinatorNational: _____,
      anonymous: ______,
      ...others
    } = giverActs(companyGives);
    for (const [name, person] of Object.entries(others)) {
      if (!person) throw new Error(name);
      const code = requestOf[name as CastMember];
      expect(await write(person, id), name).toEqual({ ok: false, code });
    }
    expect(await write(giver.owner, 2_147_483_647)).toEqual({ ok: false, code: 'notFound' });
    expect(await digest()).toEqual(before);
  });

  test('of somebody who has left their organisation is not taken', async () => {
    const id = await request();
    const { userId } = await db.user
      .create({ data: { email: `${randomUUID()}@khibra.example`, name: 'Salma' } })
      .then((user) => ({ userId: user.id }));
    const leaver = { userId, email: '', name: 'Salma', organisationId: giver.owner.organisationId };
    const membership = await db.membership.create({ data: { userId, organisationId: leaver.organisationId, role: 'member' } });
    valueOf(await write(leaver, id));
    await db.membership.delete({ where: { id: membership.id } });
    expect(await write(leaver, id)).toEqual({ ok: false, code: 'notFound' });
    // Nor are they told of what is written since.
    const { told } = await watch(() => write(giver.owner, id, { now: new Date(Date.now() + 86_400_000) }));
    expect(told.map((notice) => notice.userId)).not.toContain(userId);
    await db.threadMessage.deleteMany({ where: { authorId: userId } });
  });

  test('sent twice is written once', async () => {
    const id = await request();
    const submissionId = randomUUID();
    const results = await Promise.all([1, 2, 3].map(() => write(giver.owner, id, { submissionId })));
    expect(tally(results)).toEqual({ done: 3 });
    expect(await messagesOf(id)).toHaveLength(1);
  });
});

describe('contact details', () => {
  test.each(['proposed', 'accepted'] as const)('are not written while it is %s, and by nobody', async (state) => {
    const id = await request(state);
    for (const person of [giver.owner, receiver.owner, cast.coordinatorNational]) {
      expect(await write(person, id, { body: 'Appelez le 06 12 34 56 78' })).toEqual({
        ok: false,
        code: 'invalid',
        fields: { body: { code: 'phoneBeforeApproval' } },
      });
      expect(await write(person, id, { body: 'amal@association.ma' })).toMatchObject({ fields: { body: { code: 'emailBeforeApproval' } } });
    }
    expect(await messagesOf(id)).toEqual([]);
  });

  test('are once it is approved, and no notice carries them', async () => {
    const id = await request('approved');
    const { result, told } = await watch(() => write(giver.owner, id, { body: 'Appelez le 06 12 34 56 78' }));
    valueOf(result);
    expect(told[0]?.params).toMatchObject({ messageExcerpt: 'Appelez le …' });
  });
});

describe('being told', () => {
  test('of a coordinator: who decided, or wrote there, and nobody else of the programme', async () => {
    const id = await request('approved');
    const [decider, national] = [coordinatorIn(region), cast.coordinatorNational];
    const first = await watch(() => write(giver.owner, id));
    const programme = first.told.filter(({ href }) => href.startsWith('/programme/'));
    expect(programme).toMatchObject([{ userId: decider.userId, href: `/programme/requests/${id}#thread` }]);
    valueOf(await write(national, id));
    const second = await watch(() => write(receiver.owner, id, { now: new Date(Date.now() + 2 * 86_400_000) }));
    const ids = second.told.filter(({ href }) => href.startsWith('/programme/')).map(({ userId }) => userId);
    expect(ids.sort()).toEqual([decider.userId, national.userId].sort());
    expect(second.told.map(({ userId }) => userId)).not.toContain(coordinatorOut(region).userId);
    expect(second.told.map(({ userId }) => userId)).not.toContain(cast.administrator.userId);
  });

  test('happens once until it is read, and writing is reading', async () => {
    const id = await request();
    valueOf(await write(giver.owner, id));
    const { told } = await watch(async () => {
      for (let index = 0; index < 5; index += 1) valueOf(await write(giver.owner, id));
    });
    expect(told).toEqual([]);
    const mine = { userId: receiver.owner.userId, event: 'message_received', href: `/requests/${id}#thread` };
    expect(await db.notification.count({ where: { ...mine, readAt: null } })).toBe(1);
    // Who answers has read: the next message is told again.
    valueOf(await write(receiver.owner, id));
    expect(await db.notification.count({ where: { ...mine, readAt: null } })).toBe(0);
    const again = await watch(() => write(giver.owner, id));
    expect(again.told.map(({ userId }) => userId)).toEqual([receiver.owner.userId]);
    await db.notification.updateMany({ where: mine, data: { readAt: new Date() } });
    expect((await watch(() => write(giver.member, id))).told.map(({ userId }) => userId)).toContain(receiver.owner.userId);
  });

  test('a day later there is still one unread, and a new one', async () => {
    const id = await request();
    const start = Date.now();
    valueOf(await write(giver.owner, id, { now: new Date(start) }));
    await db.notification.updateMany({ where: { href: `/requests/${id}#thread` }, data: { createdAt: new Date(start) } });
    const [soon, later] = [new Date(start + 86_400_000 - 1), new Date(start + 86_400_000)];
    expect((await watch(() => write(giver.owner, id, { now: soon }))).told).toEqual([]);
    expect((await watch(() => write(giver.owner, id, { now: later }))).told).toHaveLength(3);
    for (const { userId } of [giver.member, receiver.owner, receiver.member])
      expect(await db.notification.count({ where: { userId, href: `/requests/${id}#thread`, readAt: null } })).toBe(1);
  });

  test('of messages at once happens once', async () => {
    const id = await request();
    const { told } = await watch(() => Promise.all([1, 2, 3, 4].map(() => write(giver.owner, id))));
    expect(told).toHaveLength(3);
    expect(await messagesOf(id)).toHaveLength(4);
  });

  test('comes by mail in the reader’s language, with the beginning of the message', async () => {
    const id = await request();
    valueOf(await write(giver.owner, id, { body: `${BODY} <b>` }));
    const notice = await db.notification.findFirstOrThrow({
      where: { userId: receiver.owner.userId, href: `/requests/${id}#thread` },
      orderBy: { id: 'desc' },
    });
    await sendMailJob({ notificationId: notice.id });
    const mail = await db.mail.findUniqueOrThrow({ where: { notificationId: notice.id } });
    expect(mail.text).toContain(`${BODY} <b>`);
    expect(mail.html).toContain('&lt;b&gt;');
    expect(mail.html).toContain(`/requests/${id}#thread`);
  });
});

describe('files', () => {
  test.each(FILE_TYPES)('a %s is kept, whatever its name and its head say', async (type) => {
    const id = await request();
    valueOf(await write(giver.owner, id, { files: [fileOf(accepted[type], '../برنامج.exe')] }));
    const [message] = await messagesOf(id);
    const [file] = message?.attachments ?? [];
    expect(file).toMatchObject({ type, position: 0, name: expect.stringMatching(/^برنامج\.exe\.[a-z]+$/), size: file?.bytes.length });
    expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('are at most three, in the order they were chosen', async () => {
    const id = await request();
    const three = [fileOf(pdf, 'un.pdf'), fileOf(accepted.odt, 'deux.odt'), fileOf(accepted.png, 'trois.png')];
    valueOf(await write(giver.owner, id, { files: three }));
    expect((await messagesOf(id))[0]?.attachments.map(({ name }) => name)).toEqual(['un.pdf', 'deux.odt', 'trois.png']);
    const four = await write(giver.owner, id, { files: [...three, fileOf(pdf, 'quatre.pdf')] });
    expect(four).toEqual({ ok: false, code: 'invalid', fields: { files: { code: 'filesTooMany', params: { max: 3, count: 4 } } } });
  });

  test.each([
    [FILE_MAX_BYTES - 1, undefined],
    [FILE_MAX_BYTES, undefined],
    [FILE_MAX_BYTES + 1, { code: 'fileTooLarge', params: { name: '\u2068scan.pdf\u2069', size: '5,01', max: '5' } }],
  ])('of %i bytes', async (bytes, error) => {
    const id = await request();
    const result = await write(giver.owner, id, { files: [fileOf(pdfOf(bytes), 'scan.pdf')] });
    expect(result.ok ? undefined : result.fields).toEqual(error && { files: error });
    expect(await messagesOf(id)).toHaveLength(error ? 0 : 1);
  });

  test('too heavy is not even read', async () => {
    const file: SentFile = { name: 'film.pdf', size: FILE_MAX_BYTES + 1, arrayBuffer: () => Promise.reject(new Error('It was read')) };
    expect(await write(giver.owner, await request(), { files: [file] })).toMatchObject({ fields: { files: { code: 'fileTooLarge' } } });
  });

  test.each([
    ['a page', new Uint8Array(Buffer.from('<script>alert(1)</script>')), 'fileMisnamed'],
    ['macros', officeOf('docx', [{ name: 'word/vbaProject.bin', text: 'x' }]), 'fileMacros'],
    ['half a picture', accepted.png.slice(0, 60), 'fileUnreadable'],
    ['nothing', new Uint8Array(), 'fileEmpty'],
  ] as const)('that pretend are refused: %s', async (_what, bytes, code) => {
    const id = await request();
    const before = await db.threadMessage.count();
    expect(await write(giver.owner, id, { files: [fileOf(pdf), fileOf(new Uint8Array(bytes), 'facture.pdf')] })).toMatchObject({
      ok: false,
      fields: { files: { code, params: { name: '\u2068facture.pdf\u2069' } } },
    });
    expect(await db.threadMessage.count()).toBe(before);
  });

  test('are each named with what is wrong with them, in the order they were chosen', async () => {
    const id = await request();
    const film: SentFile = { name: 'film.mp4', size: 4, arrayBuffer: async () => new Uint8Array([1, 2, 3, 4]).buffer };
    const scan: SentFile = { name: 'scan.pdf', size: FILE_MAX_BYTES + 1, arrayBuffer: () => Promise.reject(new Error('It was read')) };
    const named = (code: string, name: string, size: string) => ({ code, params: { name: `\u2068${name}\u2069`, size, max: '5' } });
    expect(await write(giver.owner, id, { files: [film, fileOf(pdf), scan] })).toEqual({
      ok: false,
      code: 'invalid',
      fields: { files: { ...named('fileUnknown', 'film.mp4', '0,01'), also: [named('fileTooLarge', 'scan.pdf', '5,01')] } },
    });
    const three = [film, fileOf(new Uint8Array(), 'vide.pdf'), fileOf(new Uint8Array([1]), '\u202eفاتورة.pdf')];
    expect(await write(giver.owner, id, { files: three })).toMatchObject({
      fields: {
        files: {
          code: 'fileUnknown',
          also: [named('fileEmpty', 'vide.pdf', '0'), named('fileMisnamed', 'فاتورة.pdf', '0,01')],
        },
      },
    });
    expect(await messagesOf(id)).toEqual([]);
  });

  test('that are pictures lose where and by whom they were taken', async () => {
    const id = await request();
    const tagged = await sharp(accepted.jpeg)
      .withExif({ IFD0: { Artist: 'Nabila Chahbouni' }, IFD3: { GPSLatitude: '34/1 15/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(tagged).metadata()).exif).toBeDefined();
    valueOf(
      await write(giver.owner, id, {
        files: [fileOf(new Uint8Array(Buffer.concat([tagged, Buffer.from('PK\x03\x04<script>')])), 'photo.jpg')],
      }),
    );
    const [file] = (await messagesOf(id))[0]?.attachments ?? [];
    expect((await sharp(file?.bytes).metadata()).exif).toBeUndefined();
    expect(Buffer.from(file?.bytes ?? []).includes('Nabila')).toBe(false);
    expect(Buffer.from(file?.bytes ?? []).includes('<script>')).toBe(false);
  });

  test('of somebody who may not write are not looked at', async () => {
    const file: SentFile = { name: 'x.pdf', size: 10, arrayBuffer: () => Promise.reject(new Error('It was read')) };
    const id = await request();
    expect(await write(cast.otherCompanyOwner, id, { files: [file] })).toEqual({ ok: false, code: 'notFound' });
    expect(await write(cast.administrator, id, { files: [file] })).toEqual({ ok: false, code: 'forbidden' });
  });

  test('arrive by the form, and what was typed comes back when one is refused', async () => {
    const id = await request();
    const form = (file: Uint8Array<ArrayBuffer>) => {
      const sent = formOf({ requestId: String(id), body: BODY, _locale: 'ar', _submission: randomUUID() });
      sent.append('files', new File([file], 'برنامج.pdf'));
      // A field that nobody chose a file in.
      sent.append('files', new File([], ''));
      return sent;
    };
    const refused = await send(writeMessageAction, receiver.owner, form(new Uint8Array(Buffer.from('MZ'))));
    if (refused.outcome === 'done') throw new Error('It was done');
    expect(refused.state).toMatchObject({ fields: { files: { code: 'fileMisnamed' } }, values: { body: [BODY] } });
    const done = await send(writeMessageAction, receiver.owner, form(pdf));
    expect(done).toMatchObject({ outcome: 'done', redirectTo: `/ar/requests/${id}?message=sent#thread` });
    expect((await messagesOf(id))[0]?.attachments).toMatchObject([{ name: 'برنامج.pdf', type: 'pdf' }]);
  });

  test('the coordination comes back to its own page', async () => {
    const id = await request();
    const answer = await act(writeMessageAction, coordinatorIn(region), { requestId: String(id), body: BODY, _submission: randomUUID() });
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/programme/requests/${id}?message=sent#thread` });
  });
});

describe('how often', () => {
  const { attempts, minutes } = LIMITS.message.account;
  let id: number;
  beforeAll(async () => {
    id = await request();
  });

  test(`${attempts} an hour, and no more`, async () => {
    const now = new Date('2026-12-24T10:00:00.000Z');
    await db.partnershipRequest.update({ where: { id }, data: { answerBy: new Date('2027-01-10T10:00:00.000Z') } });
    await db.attemptWindow.deleteMany({ where: { key: { startsWith: 'message:' } } });
    for (let index = 0; index < attempts; index += 1) valueOf(await write(receiver.member, id, { now }));
    const file: SentFile = { name: 'x.pdf', size: 10, arrayBuffer: () => Promise.reject(new Error('It was read')) };
    expect(await write(receiver.member, id, { now, files: [file] })).toEqual({ ok: false, code: 'tooManyAttempts', params: { minutes } });
    valueOf(await write(receiver.owner, id, { now }));
    expect(await messagesOf(id)).toHaveLength(attempts + 1);
    valueOf(await write(receiver.member, id, { now: new Date(now.getTime() + minutes * 60_000) }));
  });
});

test('an account that is erased while its message is on the way leaves nothing behind', async () => {
  const id = await request();
  for (let round = 0; round < 4; round += 1) {
    const email = `${randomUUID()}@khibra.example`;
    const { id: userId } = await db.user.create({ data: { email, name: 'Salma' } });
    await db.membership.create({ data: { userId, organisationId: giver.owner.organisationId, role: 'member' } });
    const person = { userId, email, name: 'Salma', organisationId: giver.owner.organisationId };
    const actor = await actorOf(person);
    const erase = () => eraseAccount({ actor, address: null, now: new Date() }, { password: '', email });
    const body = `Un mot ${randomUUID()}`;
    const both = [
      () =>
        writeMessage({ actor, address: null, submissionId: randomUUID(), now: new Date() }, { requestId: id, body, files: [fileOf(pdf)] }),
      erase,
    ];
    await Promise.all((round % 2 ? both : both.reverse()).map((run) => run()));
    expect(await db.threadMessage.count({ where: { body } })).toBe(0);
    expect(await db.threadAttachment.count({ where: { message: { authorId: userId } } })).toBe(0);
    expect(await db.notification.count({ where: { params: { path: ['messageExcerpt'], equals: body } } })).toBe(0);
  }
});
