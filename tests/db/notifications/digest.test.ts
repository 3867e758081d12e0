import { afterAll, describe, expect, test } from 'vitest';
import type { Notice } from '@/lib/notifications/commands';
import type { MailChoice } from '@/lib/notifications/rules';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
const { db } = await import('@/lib/db/client');
const { transact } = await import('@/lib/db/transaction');
const { dayOf } = await import('@/lib/i18n/day');
const { forgetWords, markRead, notify } = await import('@/lib/notifications/commands');
const { sendMailJob, writeDigestJob, writeDigestsJob } = await import('@/lib/notifications/jobs');
const { DIGEST_LINES } = await import('@/lib/notifications/rules');
const { ERASED_WORDS } = await import('@/lib/privacy/rules');
const { addReader } = await import('./readers');

afterAll(() => server.close());

const TODAY = dayOf(new Date());
const name = (fr: string) => ({ fr, ar: null });
const published = (title: string): Omit<Notice, 'to'> => ({
  event: 'need_published',
  params: { listingTitle: name(title) },
  href: '/needs/1',
});

/** Somebody who chose so for needs and offers. */
async function reader(locale: 'ar' | 'fr', choice: MailChoice = 'daily') {
  const userId = await addReader(locale);
  await db.mailPreference.create({ data: { userId, group: 'listing', choice } });
  return { userId, email: (await db.user.findUniqueOrThrow({ where: { id: userId } })).email };
}

/** Told, with its job done; answers with the notification's id. */
async function tell(userId: string, notice: Omit<Notice, 'to'>): Promise<number> {
  await transact((tx) => notify(tx, { ...notice, to: [userId] } as Notice));
  const { id } = await db.notification.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } });
  await sendMailJob({ notificationId: id });
  return id;
}

const write = (userId: string, day = TODAY) => writeDigestJob({ userId, day });

describe('the mail of a day', () => {
  test('tells in one message, in Arabic, what was not mailed one by one', async () => {
    const { userId, email } = await reader('ar');
    await tell(userId, published('Comptabilité'));
    await tell(userId, {
      event: 'listing_expired',
      params: { listingTitle: { fr: null, ar: 'موقع إلكتروني' } },
      href: '/association/needs/3',
    });
    expect(server.receivedBy(email)).toEqual([]);
    await write(userId);
    const [mail, ...more] = server.receivedBy(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('مستجدان على خبرة');
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail?.html).toContain('حاجتكم «<bdi lang="fr">Comptabilité</bdi>» منشورة');
    expect(mail?.text).toContain('• حاجتكم «\u2068Comptabilité\u2069» منشورة\n• «\u2068موقع إلكتروني\u2069»: انتهى أجل النشر');
    expect(mail?.messageId).toBe(`<digest-${userId}-${TODAY}@127.0.0.1>`);
  });

  test('is one, however often its job is started, and at once', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    await Promise.all(Array.from({ length: 10 }, () => write(userId)));
    for (let run = 0; run < 3; run += 1) await write(userId);
    expect(server.receivedBy(email)).toHaveLength(1);
  });

  test('what comes after it waits for tomorrow’s', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    await write(userId);
    await tell(userId, published('Site web'));
    await write(userId);
    expect(server.receivedBy(email)).toHaveLength(1);
    await write(userId, '2999-12-31');
    expect(server.receivedBy(email).map(({ subject }) => subject)).toEqual(['1 nouveauté sur Khibra', '1 nouveauté sur Khibra']);
    expect(server.receivedBy(email)[1]?.text).not.toContain('Comptabilité');
  });

  test('is not sent to whom it would tell nothing new', async () => {
    const { userId, email } = await reader('fr');
    await write(userId);
    const id = await tell(userId, published('Comptabilité'));
    await markRead(userId, id, new Date());
    await write(userId);
    expect(server.receivedBy(email)).toEqual([]);
    // Nor is it held for another day.
    await write(userId, '2999-12-31');
    expect(server.receivedBy(email)).toEqual([]);
  });

  test('leaves out what was turned off meanwhile; what is essential never waited', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    await tell(userId, { event: 'listing_returned', params: { listingTitle: name('Site web'), reason: 'Trop court.' }, href: '/' });
    expect(server.receivedBy(email)).toHaveLength(1);
    await db.mailPreference.updateMany({ where: { userId }, data: { choice: 'none' } });
    await write(userId);
    expect(server.receivedBy(email)).toHaveLength(1);
  });

  test('tells what waited to whom wants them at once by now', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    await db.mailPreference.deleteMany({ where: { userId } });
    await write(userId);
    expect(server.receivedBy(email)).toHaveLength(1);
  });

  test('a server that refuses for now gets the same message at the next attempt', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    server.refuseNext(1);
    await expect(write(userId)).rejects.toThrow('busy');
    await write(userId);
    expect(server.receivedBy(email)).toHaveLength(1);
  });

  test('has a line for so many, and counts the rest', async () => {
    const { userId, email } = await reader('fr');
    await db.notification.createMany({
      data: Array.from({ length: DIGEST_LINES + 2 }, (_, index) => ({
        ...published(`Besoin ${index}`),
        userId,
        waitsForDigest: true,
      })),
    });
    await write(userId);
    const [mail] = server.receivedBy(email);
    expect(mail?.subject).toBe(`${DIGEST_LINES + 2} nouveautés sur Khibra`);
    expect(mail?.text).toContain('• et 2 autres nouveautés dans vos notifications');
    expect(await db.notification.count({ where: { userId, digestId: null } })).toBe(0);
  });

  test('is not written to who has left', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, published('Comptabilité'));
    await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    await write(userId);
    expect(server.receivedBy(email)).toEqual([]);
  });
});

describe('what an erased person wrote', () => {
  const REASON = 'Une raison qui n’est plus à lire';
  const forget = () =>
    transact((tx) =>
      forgetWords(tx, { by: 'nobody', words: [REASON], name: { fr: 'Hiba Amrani', ar: null }, excerpts: [], inPlace: ERASED_WORDS }),
    );
  const proposed: Omit<Notice, 'to'> = { event: 'skill_declined', params: { skillName: 'Tissage', reason: REASON }, href: '/' };
  const titled: Omit<Notice, 'to'> = { event: 'skill_declined', params: { skillName: REASON, reason: 'Trop vague' }, href: '/' };
  const mailOf = async (userId: string) =>
    (await db.notification.findFirstOrThrow({ where: { userId }, include: { digest: true } })).digest;

  test('goes from a daily mail that has left', async () => {
    const { userId } = await reader('fr');
    await tell(userId, proposed);
    await write(userId);
    await forget();
    expect(await mailOf(userId)).toMatchObject({ state: 'sent', subject: '', text: '', html: '' });
  });

  test('goes from one that waits: it is written anew', async () => {
    const { userId, email } = await reader('fr');
    await tell(userId, titled);
    await tell(userId, titled);
    server.refuseNext(1);
    await expect(write(userId)).rejects.toThrow('busy');
    expect(await mailOf(userId)).toMatchObject({ state: 'queued', text: expect.stringContaining(REASON) });
    await forget();
    expect(await mailOf(userId)).toBeNull();
    await write(userId);
    expect(server.receivedBy(email).map(({ subject }) => subject)).toEqual(['2 nouveautés sur Khibra']);
    expect(server.receivedBy(email)[0]?.text).not.toContain(REASON);
  });
});

test('every morning: a job for each person for whom something waits, once', async () => {
  const [waiting, idle] = [await reader('fr'), await reader('fr')];
  await tell(waiting.userId, published('Comptabilité'));
  await Promise.all([writeDigestsJob(), writeDigestsJob()]);
  const jobs = await db.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM graphile_worker.jobs WHERE "key" IN (${`write_digest:${waiting.userId}`}, ${`write_digest:${idle.userId}`})`;
  expect(jobs).toEqual([{ key: `write_digest:${waiting.userId}` }]);
});
