import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadOrigins } from '@/lib/origins/loaders';
import { countReached } from '@/lib/origins/queries';
import type { Origin } from '@/lib/origins/rules';
import { confirmRegistration, register } from '@/lib/registration/commands';
import { registerSchema } from '@/lib/registration/schema';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { lettersTo, newEmail } from '@/tests/support/links';
import { loadAs } from '@/tests/support/load-as';

const reached = async (origin: Origin) => (await countReached()).find((row) => row.origin === origin) ?? null;
const none = { registered: 0, verified: 0, committed: 0, mission: 0 };

/** Somebody registers as the form sends it, and opens the link. */
async function registered({ email = newEmail(), ...typed }: { email?: string; from?: string; legalForm?: string }) {
  const organisationName = `Atelier ${randomUUID()}`;
  const { from, legalForm = 'company' } = typed;
  const fields = {
    name: ['Hiba Amrani'],
    email: [email],
    legalForm: [legalForm],
    organisationName: [organisationName],
    province: ['04.441'],
  };
  const input = registerSchema.parse({ ...fields, ...(from !== undefined && { from: [from] }) });
  await register({ input, locale: 'fr', address: null }, new Date());
  const [letter] = await lettersTo(email);
  const result = await confirmRegistration({ token: letter?.token ?? '', password: 'trois mots au hasard', address: null }, new Date());
  expect(result).toMatchObject({ ok: true });
  return db.organisation.findFirstOrThrow({ where: { nameFr: organisationName }, select: { id: true, origin: true } });
}

describe('registering keeps what led a company here', () => {
  test.each([
    ['share', 'share'],
    ['forum', 'forum'],
    // Nobody writes what only an invitation says, and a slip stops nobody.
    ['invitation', 'direct'],
    ['<b>', 'direct'],
    [undefined, 'direct'],
  ])('an address that says %s: %s', async (from, origin) => {
    expect((await registered({ ...(from !== undefined && { from }) })).origin).toBe(origin);
  });

  test('whom a forum knows came from there', async () => {
    const email = newEmail();
    const { id: forumId } = await db.forum.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await db.forumContact.create({
      data: { forumId, name: 'Hiba', email, spokeOf: 'x', locale: 'fr', consentAt: new Date(), consentVersion: 1, metAt: new Date() },
    });
    expect((await registered({ email })).origin).toBe('forum');
  });

  test('of an association it is not kept', async () => {
    expect((await registered({ from: 'share', legalForm: 'association' })).origin).toBeNull();
  });
});

test('each step counts who made those before it', async () => {
  const before = (await reached('share')) ?? none;
  const { id } = await registered({ from: 'share' });
  expect(await reached('share')).toMatchObject({ ...before, registered: before.registered + 1 });
  // One with a mission has made them all.
  await db.organisation.update({ where: { id: cast.companyOwner.organisationId }, data: { origin: 'share' } });
  const further = { verified: before.verified + 1, committed: before.committed + 1, mission: before.mission + 1 };
  expect(await reached('share')).toMatchObject({ registered: before.registered + 2, ...further });
  // A record that was merged into another is counted there.
  await db.organisation.update({
    where: { id },
    data: { state: 'suspended', stateReason: 'x', mergedIntoId: cast.companyOwner.organisationId },
  });
  expect(await reached('share')).toMatchObject({ registered: before.registered + 1 });
});

test('the programme’s staff reads it, and nobody else', async () => {
  for (const who of [cast.coordinatorNational, coordinatorIn('01'), cast.administrator]) {
    const view = await loadAs(who, loadOrigins);
    expect(view).toMatchObject({ all: { registered: expect.any(Number) } });
  }
  for (const who of [cast.companyOwner, cast.associationOwner, cast.observer]) {
    expect(await loadAs(who, loadOrigins)).toBe(403);
  }
  expect(await loadAs(null, loadOrigins)).toMatch(/sign-in/);
});
