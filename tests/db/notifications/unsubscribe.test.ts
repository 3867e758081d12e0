import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startMailServer } from '@/tests/support/mail-server';

const server = await startMailServer();
// Before the modules that read the environment.
process.env.SMTP_URL = server.url;
process.env.APP_URL = 'https://khibra.example';
const { GET, POST } = await import('@/app/api/unsubscribe/[token]/route');
const { db } = await import('@/lib/db/client');
const { transact } = await import('@/lib/db/transaction');
const { unsubscribeToken } = await import('@/lib/mail/unsubscribe');
const { unsubscribeAction } = await import('@/lib/notifications/actions');
const { notify } = await import('@/lib/notifications/commands');
const { sendMailJob, writeDigestJob } = await import('@/lib/notifications/jobs');
const { loadUnsubscribe } = await import('@/lib/notifications/loaders');
const { act } = await import('@/tests/support/act');
const { viewAs } = await import('@/tests/support/load-as');
const { addReader } = await import('./readers');

afterAll(() => server.close());

let userId: string;
let email: string;

beforeEach(async () => {
  userId = await addReader('ar');
  email = (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;
});

const choices = async () =>
  Object.fromEntries((await db.mailPreference.findMany({ where: { userId } })).map(({ group, choice }) => [group, choice]));

const name = { fr: 'Targa Verte', ar: null };

async function tell(event: 'request_withdrawn' | 'organisation_verified') {
  const params = event === 'request_withdrawn' ? { organisationName: name, requestTitle: name } : { organisationName: name };
  await transact((tx) => notify(tx, { event, params, href: '/', to: [userId] } as Parameters<typeof notify>[1]));
  const { id } = await db.notification.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } });
  await sendMailJob({ notificationId: id });
  return server.receivedBy(email).at(-1);
}

/** As a mail program does: the address of the header, without its angle brackets. */
function oneClickOf(mail: Awaited<ReturnType<typeof tell>>): string {
  const header = mail?.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  return /^List-Unsubscribe:\s*<(\S+)>$/.exec(header.replaceAll(/\r?\n\s+/g, ' '))?.[1] ?? `no address in ${header}`;
}

function send(url: string, body: BodyInit = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })): Promise<Response> {
  const params = Promise.resolve({ token: decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') });
  return POST(new Request(url, { method: 'POST', body }), { params });
}

const open = (url: string) => GET(new Request(url), { params: Promise.resolve({ token: new URL(url).pathname.split('/').at(-1) ?? '' }) });

describe('one press in a mail program', () => {
  test('ends the mails of that group, by the header of the message that the server got', async () => {
    const mail = await tell('request_withdrawn');
    expect(mail?.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    const url = oneClickOf(mail);
    expect(url).toMatch(new RegExp(`^https://khibra\\.example/api/unsubscribe/${userId}\\.request\\.[\\w-]{43}$`));
    expect((await send(url)).status).toBe(200);
    expect(await choices()).toEqual({ request: 'none' });
    const before = server.receivedBy(email).length;
    await tell('request_withdrawn');
    expect(server.receivedBy(email)).toHaveLength(before);
    const audit = () => db.auditEvent.count({ where: { subjectId: userId, actorId: userId, action: 'mails_ended' } });
    expect(await audit()).toBe(1);
    // Once more is the same, and no change.
    expect((await send(url)).status).toBe(200);
    expect(await audit()).toBe(1);
  });

  test('comes as a form of parts too', async () => {
    const url = oneClickOf(await tell('request_withdrawn'));
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await send(url, form)).status).toBe(200);
    expect(await choices()).toEqual({ request: 'none' });
  });

  test('twenty at once end it once', async () => {
    const url = oneClickOf(await tell('request_withdrawn'));
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(url)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await choices()).toEqual({ request: 'none' });
  });

  test('of the daily mail ends the groups that are in it, and no other', async () => {
    await db.mailPreference.createMany({
      data: [
        { userId, group: 'request', choice: 'daily' },
        { userId, group: 'listing', choice: 'daily' },
      ],
    });
    await tell('request_withdrawn');
    await writeDigestJob({ userId, day: '2026-12-07' });
    expect((await send(oneClickOf(server.receivedBy(email).at(-1)))).status).toBe(200);
    expect(await choices()).toEqual({ request: 'none', listing: 'none' });
  });
});

test('what is essential carries no such header, nor a link', async () => {
  const mail = await tell('organisation_verified');
  expect(mail?.headerLines.filter(({ key }) => key.startsWith('list-'))).toEqual([]);
  expect(`${mail?.html}${mail?.text}`).not.toContain('unsubscribe');
});

describe('nothing ends', () => {
  test.each<[why: string, body: BodyInit]>([
    ['by a form that means something else', new URLSearchParams({ submit: 'x' })],
    ['by no form at all', 'x'],
  ])('%s', async (_why, body) => {
    const url = oneClickOf(await tell('request_withdrawn'));
    expect((await send(url, body)).status).toBe(400);
    expect(await choices()).toEqual({});
  });

  test('by opening the address, as programs that look behind links do: it leads to the page that asks', async () => {
    const url = oneClickOf(await tell('request_withdrawn'));
    const answer = await open(url);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/ar/unsubscribe/${new URL(url).pathname.split('/').at(-1)}`]);
    expect(await choices()).toEqual({});
  });

  test.each<[why: string, spoil: (token: string) => string]>([
    ['of another group', (token) => token.replace('.request.', '.listing.')],
    ['of a group that is none', (token) => token.replace('.request.', '.account.')],
    ['of a search without a number', (token) => token.replace('.request.', '.search.')],
    ['of a group with a number', (token) => token.replace('.request.', '.request-1.')],
    ['of somebody else', (token) => token.replace(/^./, (sign) => (sign === '0' ? '1' : '0'))],
    ['with another signature', (token) => token.replace(/.{2}$/, (end) => (end === 'AA' ? 'BA' : 'AA'))],
    ['without one', (token) => token.replace(/[^.]+$/, '')],
    ['of nothing', () => 'x'],
  ])('by a token %s', async (_why, spoil) => {
    const token = spoil(unsubscribeToken({ userId, scope: 'request' }));
    expect((await send(`https://khibra.example/api/unsubscribe/${token}`)).status).toBe(404);
    expect((await open(`https://khibra.example/api/unsubscribe/${token}`)).status).toBe(404);
    expect(await choices()).toEqual({});
    expect((await act(unsubscribeAction, null, { token })).outcome).toMatch(/^(invalid|linkUnusable)$/);
  });

  test('for who has left', async () => {
    const token = unsubscribeToken({ userId, scope: 'request' });
    await db.user.update({ where: { id: userId }, data: { disabledAt: new Date() } });
    expect((await send(`https://khibra.example/api/unsubscribe/${token}`)).status).toBe(404);
    expect(await act(unsubscribeAction, null, { token })).toMatchObject({ outcome: 'linkUnusable' });
  });
});

test('the page asks, then says that it has ended', async () => {
  const token = unsubscribeToken({ userId, scope: 'listing' });
  const load = () => viewAs(null, async () => (await loadUnsubscribe(token)) ?? {});
  expect(await load()).toEqual({ token, scope: 'listing', search: null, ended: false });
  expect(await act(unsubscribeAction, null, { token })).toMatchObject({ outcome: 'done', redirectTo: `/fr/unsubscribe/${token}` });
  expect(await load()).toEqual({ token, scope: 'listing', search: null, ended: true });
  expect(await choices()).toEqual({ listing: 'none' });
  expect(await viewAs(null, async () => ({ unknown: await loadUnsubscribe('x') }))).toEqual({ unknown: null });
});
