import { expect, test } from 'vitest';
import { cast } from '@/tests/support/cast';

// Before the modules that read the environment.
process.env.APP_URL = 'https://khibra.example';
const { currentActor } = await import('@/lib/auth/session');
const { signInAction, signOutAction } = await import('@/lib/people/actions');
const { DEMO_PASSWORD } = await import('@/lib/people/rules');
const { act, asRequest, tokenOf } = await import('@/tests/support/act');

const { email } = cast.associationOwner;

test('behind TLS the cookie is for this host alone, and never sent without', async () => {
  const { cookies } = await act(signInAction, null, { email, password: DEMO_PASSWORD });
  expect(cookies).toEqual([
    expect.stringMatching(/^__Host-khibra\.session=[\w-]{43}; Path=\/; Expires=[^;]+; Secure; HttpOnly; SameSite=lax$/),
  ]);
});

test('and it opens the session, which signing out ends', async () => {
  const token = await tokenOf(cast.associationOwner);
  expect((await asRequest(token, currentActor)).answer).toMatchObject({ email });
  // A browser takes no `__Host-` cookie without `Secure`, not even to end it.
  const { cookies } = await act(signOutAction, cast.associationOwner, {});
  expect(cookies).toEqual([
    expect.stringMatching(/^__Host-khibra\.session=; Path=\/; Expires=Thu, 01 Jan 1970[^;]*; Secure; HttpOnly; SameSite=lax$/),
  ]);
  expect((await asRequest(token, currentActor)).answer).toBeNull();
});
