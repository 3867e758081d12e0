import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { forgiveAttempt, takeAttempt } from '@/lib/limits/commands';
import { attemptKinds, LIMITS } from '@/lib/limits/rules';
import { signInAction } from '@/lib/people/actions';
import { act } from '@/tests/support/act';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const later = (minutes: number, milliseconds = 0) => new Date(NOW.getTime() + minutes * 60_000 + milliseconds);

const newAccount = () => `${randomUUID()}@khibra.example`;
/** An IPv4 address of a test's own. */
const newAddress = () => `10.${[...randomBytes(3)].join('.')}`;
/** A /64 of a test's own, without its last four groups. */
const newNetwork = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}`;

type Kind = (typeof attemptKinds)[number];
const take = async (kind: Kind, account: string | null, address: string | null, now = NOW) => {
  const result = await takeAttempt(kind, { account, address }, now);
  return result.ok ? 'taken' : (result.params?.minutes ?? result.code);
};
const takeAll = async (count: number, one: () => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) expect(await one()).toBe('taken');
};

describe.each(attemptKinds)('%s', (kind) => {
  const { account: perAccount, address: perAddress } = LIMITS[kind];

  test(`an account has ${perAccount.attempts}, wherever they come from`, async () => {
    const account = newAccount();
    await takeAll(perAccount.attempts, () => take(kind, account, newAddress()));
    expect(await take(kind, account, newAddress())).toBe(perAccount.minutes);
    expect(await take(kind, account.toUpperCase(), null)).toBe(perAccount.minutes);
    expect(await take(kind, account, null, later(perAccount.minutes, -1))).toBe(1);
    // Trying meanwhile has not made it longer.
    expect(await take(kind, account, null, later(perAccount.minutes))).toBe('taken');
    expect(await take(kind, newAccount(), null)).toBe('taken');
  });

  test(`an address has ${perAddress.attempts}, whatever account they are about`, async () => {
    const address = newAddress();
    await takeAll(perAddress.attempts, () => take(kind, newAccount(), address));
    expect(await take(kind, newAccount(), address)).toBe(perAddress.minutes);
    expect(await take(kind, newAccount(), `::ffff:${address}`)).toBe(perAddress.minutes);
    expect(await take(kind, newAccount(), address, later(perAddress.minutes, -1))).toBe(1);
    expect(await take(kind, newAccount(), address, later(perAddress.minutes))).toBe('taken');
    expect(await take(kind, newAccount(), newAddress())).toBe('taken');
  });

  test('all of an IPv6 /64 is one address; its neighbour is another', async () => {
    const [network, neighbour] = [newNetwork(), newNetwork()];
    await takeAll(perAddress.attempts, () =>
      take(kind, null, `${network}:${[1, 2, 3, 4].map(() => randomBytes(2).toString('hex')).join(':')}`),
    );
    expect(await take(kind, null, `${network}::1`)).toBe(perAddress.minutes);
    expect(await take(kind, null, `${neighbour}::1`)).toBe('taken');
  });
});

test('kinds are counted apart', async () => {
  const account = newAccount();
  await takeAll(LIMITS.reset.account.attempts, () => take('reset', account, null));
  expect(await take('reset', account, null)).toBe(LIMITS.reset.account.minutes);
  expect(await take('sign_in', account, null)).toBe('taken');
});

test('an address that has used up its own takes none from an account', async () => {
  const [address, account] = [newAddress(), newAccount()];
  await takeAll(LIMITS.reset.address.attempts, () => take('reset', null, address));
  for (let index = 0; index < 10; index += 1) expect(await take('reset', account, address)).toBe(LIMITS.reset.address.minutes);
  await takeAll(LIMITS.reset.account.attempts, () => take('reset', account, null));
});

test('forgiving empties the account’s window and gives the address one back', async () => {
  const [address, account] = [newAddress(), newAccount()];
  const { attempts, minutes } = LIMITS.sign_in.address;
  await takeAll(attempts - 2, () => take('sign_in', null, address));
  await takeAll(2, () => take('sign_in', account, address));
  await forgiveAttempt(db, 'sign_in', { account, address });
  await takeAll(1, () => take('sign_in', account, address));
  expect(await take('sign_in', account, address)).toBe(minutes);
  await forgiveAttempt(db, 'sign_in', { account, address });
  await takeAll(LIMITS.sign_in.account.attempts, () => take('sign_in', account, null));
});

test('forty at once get as many as forty in turn', async () => {
  const [account, address] = [newAccount(), newAddress()];
  const answers = await Promise.all(Array.from({ length: 40 }, () => take('sign_in', account, address)));
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(LIMITS.sign_in.account.attempts);
});

test('nothing of who tried stands in the table', async () => {
  const [account, address] = [newAccount(), newAddress()];
  await take('registration', account, address);
  const keys = (await db.attemptWindow.findMany()).map(({ key }) => key);
  expect(keys.filter((key) => key.includes(account) || key.includes(address))).toEqual([]);
});

test('signing in counts for the address of the request', async () => {
  const address = newAddress();
  const signIn = () => act(signInAction, null, { email: newAccount(), password: 'faux' }, address);
  for (let index = 0; index < LIMITS.sign_in.address.attempts; index += 1)
    await takeAttempt('sign_in', { account: null, address }, new Date());
  expect(await signIn()).toMatchObject({ outcome: 'tooManyAttempts', state: { params: { minutes: 15 } } });
  expect(await act(signInAction, null, { email: newAccount(), password: 'faux' }, newAddress())).toMatchObject({ outcome: 'credentials' });
});
