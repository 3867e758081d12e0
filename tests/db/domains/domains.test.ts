import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { admit, askDomainProof, PROVIDER, proveDomain, removeDomain, setDomainRule } from '@/lib/domains/commands';
import { loadDomainProof, loadDomains, loadRemoveDomain } from '@/lib/domains/loaders';
import type { Claims } from '@/lib/domains/schema';
import { addDays } from '@/lib/i18n/day';
import { LINK_MINUTES } from '@/lib/links/rules';
import { COMPANY_ICE, cast, coordinatorIn } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const company = cast.companyOwner;
const now = new Date();

let domain = '';
beforeEach(() => {
  domain = `${randomUUID().slice(0, 8)}.example`;
});

const ask = (change: Partial<Parameters<typeof askDomainProof>[0]> = {}) =>
  askDomainProof({
    intent: { actorId: company.userId, submissionId: randomUUID(), action: 'ask_domain_proof' },
    organisationId: company.organisationId,
    domain,
    mailbox: 'postmaster',
    locale: 'fr',
    now,
    ...change,
  });

/** The secret of the link in the newest mail to an address. */
async function mailedToken(toAddress: string): Promise<string> {
  const { text } = await db.mail.findFirstOrThrow({ where: { toAddress }, orderBy: { id: 'desc' } });
  return /\/domains\/([\w-]+)/.exec(text)?.[1] ?? '';
}

async function prove(at = now): Promise<number> {
  await ask();
  expect(await proveDomain(await mailedToken(`postmaster@${domain}`), at)).toEqual({ ok: true, value: { domain } });
  return (await db.emailDomain.findUniqueOrThrow({ where: { domain } })).id;
}

describe('the proof of a domain', () => {
  test('goes to who runs it, and its link proves it once', async () => {
    await ask({ mailbox: 'hostmaster' });
    const token = await mailedToken(`hostmaster@${domain}`);
    expect(await loadDomainProof(token)).toMatchObject({ proof: { domain } });
    expect(await db.emailDomain.count({ where: { domain } })).toBe(0);
    const answers = await Promise.all(Array.from({ length: 5 }, () => proveDomain(token, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 4 }, () => ({ ok: false, code: 'linkUnusable' })));
    expect(await db.emailDomain.findUnique({ where: { domain } })).toMatchObject({
      organisationId: company.organisationId,
      joinsByItself: false,
    });
    expect(await loadDomainProof(token)).toEqual({ token, proof: null });
  });

  test('asked twice with one form, one mail', async () => {
    const intent = { actorId: company.userId, submissionId: randomUUID(), action: 'ask_domain_proof' };
    await Promise.all([ask({ intent }), ask({ intent })]);
    expect(await db.mail.count({ where: { toAddress: `postmaster@${domain}` } })).toBe(1);
  });

  test.each([
    [-1, { ok: true }],
    [0, { ok: false, code: 'linkUnusable' }],
    [1, { ok: false, code: 'linkUnusable' }],
  ])('%i ms after its end', async (past, answer) => {
    await ask();
    const end = now.getTime() + LINK_MINUTES.prove_domain * 60_000;
    expect(await proveDomain(await mailedToken(`postmaster@${domain}`), new Date(end + past))).toMatchObject(answer);
  });

  test('of a domain that is proved is not asked for, whosesoever it is', async () => {
    await prove();
    const taken = { ok: false, code: 'invalid', fields: { domain: { code: 'domainTaken' } } };
    expect(await ask()).toEqual(taken);
    expect(await ask({ organisationId: cast.otherCompanyOwner.organisationId })).toEqual(taken);
  });

  test('asked for by two companies, the first proves it', async () => {
    await ask();
    await ask({ organisationId: cast.otherCompanyOwner.organisationId, mailbox: 'admin' });
    const tokens = [await mailedToken(`postmaster@${domain}`), await mailedToken(`admin@${domain}`)];
    const answers = await Promise.all(tokens.map((token) => proveDomain(token, now)));
    expect(answers.map((answer) => (answer.ok ? 'proved' : answer.code)).sort()).toEqual(['domainTaken', 'proved']);
  });

  test('a link that never was proves nothing', async () => {
    expect(await proveDomain('x'.repeat(43), now)).toEqual({ ok: false, code: 'linkUnusable' });
    expect(await loadDomainProof('no secret')).toEqual({ token: 'no secret', proof: null });
  });
});

describe('a proved domain', () => {
  test('has a rule and can go; another company’s cannot be touched', async () => {
    const domainId = await prove();
    const own = { actorId: company.userId, domainId, organisationId: company.organisationId };
    const foreign = { ...own, organisationId: cast.otherCompanyOwner.organisationId };
    expect(await setDomainRule(foreign, true)).toEqual({ ok: false, code: 'notFound' });
    expect(await removeDomain(foreign)).toEqual({ ok: false, code: 'notFound' });
    expect((await setDomainRule(own, true)).ok).toBe(true);
    expect(await db.emailDomain.findUnique({ where: { domain } })).toMatchObject({ joinsByItself: true });
    expect((await removeDomain(own)).ok).toBe(true);
    expect(await removeDomain(own)).toEqual({ ok: false, code: 'notFound' });
  });

  test('is shown to the owners of the company whose provider it is', async () => {
    const id = await prove();
    const view = await viewAs(company, () => loadDomains('company', undefined));
    expect(view.domains.map((row) => row.domain)).toContain(domain);
    expect(await viewAs(company, () => loadRemoveDomain('company', String(id)))).toMatchObject({ domain: { domain } });
    const load = () => loadDomains('company', undefined);
    expect(await loadAs(cast.companyMember, load)).toBe(403);
    expect(await loadAs(cast.otherCompanyOwner, load)).toBe(404);
    expect(await loadAs(cast.associationOwner, load)).toBe(403);
    expect(await loadAs(coordinatorIn('04'), load)).toBe(403);
    expect(await loadAs(null, load)).toBe('/fr/sign-in?next=%2Fcompany%2Fdomains');
  });
});

describe('whom the provider vouches for', () => {
  const claimsOf = (change: Partial<Claims> = {}): Claims => ({
    sub: randomUUID(),
    email: `hiba@${domain}`,
    email_verified: true,
    name: 'Hiba Amrani',
    ...change,
  });
  const enter = (claims: Claims, ice = COMPANY_ICE) => admit({ ice, claims, locale: 'ar', now });
  const invite = (role: 'owner' | 'member' = 'owner', change: { expiresAt?: Date; revokedAt?: Date } = {}) =>
    db.invitation.create({
      data: {
        organisationId: company.organisationId,
        email: `hiba@${domain}`,
        role,
        tokenHash: randomUUID(),
        expiresAt: addDays(now, 7),
        ...change,
      },
    });
  const allow = async () => db.emailDomain.update({ where: { id: await prove() }, data: { joinsByItself: true } });

  test('joins by invitation, with its role and once', async () => {
    await prove();
    const invitation = await invite();
    const claims = claimsOf();
    const answers = await Promise.all(Array.from({ length: 4 }, () => enter(claims)));
    const ids = answers.map((answer) => (answer.ok && 'userId' in answer.value ? answer.value.userId : JSON.stringify(answer)));
    expect(new Set(ids).size).toBe(1);
    const user = await db.user.findUniqueOrThrow({ where: { email: claims.email }, include: { memberships: true, accounts: true } });
    expect(user).toMatchObject({ id: ids[0], name: 'Hiba Amrani', locale: 'ar', passwordHash: null });
    expect(user.memberships).toMatchObject([{ organisationId: company.organisationId, role: 'owner' }]);
    expect(user.accounts).toMatchObject([{ provider: PROVIDER, providerAccountId: claims.sub, access_token: null, id_token: null }]);
    expect((await db.invitation.findUniqueOrThrow({ where: { id: invitation.id } })).acceptedAt).not.toBeNull();
  });

  test('joins by the rule of the domain, as a member', async () => {
    await allow();
    const claims = claimsOf();
    expect(await enter(claims)).toMatchObject({ ok: true, value: { userId: expect.any(String) } });
    expect(await db.membership.findFirst({ where: { user: { email: claims.email } } })).toMatchObject({ role: 'member' });
  });

  test('is who has this address already, and stays it when the address changes at the provider', async () => {
    await allow();
    const user = await db.user.create({ data: { email: `hiba@${domain}`, name: 'Hiba' } });
    const claims = claimsOf();
    expect(await enter(claims)).toEqual({ ok: true, value: { userId: user.id } });
    expect(await enter({ ...claims, email: `h.amrani@${domain}` })).toEqual({ ok: true, value: { userId: user.id } });
    expect(await db.user.count({ where: { email: { endsWith: domain } } })).toBe(1);
  });

  test('is let in no more once the account has moved to another address', async () => {
    await allow();
    const claims = claimsOf();
    expect(await enter(claims)).toMatchObject({ ok: true, value: { userId: expect.any(String) } });
    await db.user.update({ where: { email: claims.email }, data: { email: `${randomUUID()}@elsewhere.example` } });
    await invite();
    expect(await enter(claims)).toEqual({ ok: true, value: { refusal: 'domainNotProved' } });
  });

  const refusals: [why: string, arrange: () => Promise<unknown>, change: () => Partial<Claims>, refusal: string][] = [
    ['whose mailbox it has not seen', allow, () => ({ email_verified: false }), 'emailNotVerified'],
    ['of a domain that nobody proved', async () => {}, () => ({}), 'domainNotProved'],
    [
      'of a domain that another company proved',
      () =>
        db.emailDomain.create({
          data: { organisationId: cast.otherCompanyOwner.organisationId, domain, provedAt: now, joinsByItself: true },
        }),
      () => ({}),
      'domainNotProved',
    ],
    ['with the address of an association’s owner', allow, () => ({ email: cast.associationOwner.email }), 'domainNotProved'],
    ['whom nobody invited', prove, () => ({}), 'notInvited'],
    [
      'whose invitation is over',
      () => prove().then(() => invite('member', { expiresAt: new Date(now.getTime() - 1) })),
      () => ({}),
      'notInvited',
    ],
    ['whose invitation was taken back', () => prove().then(() => invite('member', { revokedAt: now })), () => ({}), 'notInvited'],
    [
      'whose account is disabled',
      () => allow().then(() => db.user.create({ data: { email: `hiba@${domain}`, name: 'x', disabledAt: now } })),
      () => ({}),
      'accountClosed',
    ],
  ];
  test.each(refusals)('is not let in: somebody %s', async (_why, arrange, change, refusal) => {
    await arrange();
    const claims = claimsOf(change());
    const before = [await db.user.count(), await db.account.count(), await db.membership.count()];
    expect(await enter(claims)).toEqual({ ok: true, value: { refusal } });
    expect([await db.user.count(), await db.account.count(), await db.membership.count()]).toEqual(before);
  });

  test('is not let in while the company is suspended, or has never registered', async () => {
    await allow();
    await db.organisation.update({ where: { id: company.organisationId }, data: { state: 'suspended' } });
    expect(await enter(claimsOf())).toEqual({ ok: true, value: { refusal: 'companyNotVerified' } });
    await db.organisation.update({ where: { id: company.organisationId }, data: { state: 'verified' } });
    // Somebody else writes the company's number into a file of their own.
    const impostor = await db.organisation.create({
      data: {
        kind: 'COMPANY',
        legalForm: 'company',
        nameFr: 'Noqta bis',
        regionCode: '04',
        provinceCode: '04.421',
        company: { create: { ice: '009911918000050' } },
      },
    });
    await db.company.deleteMany({ where: { ice: '009911918000050', organisationId: { not: impostor.id } } });
    await db.emailDomain.update({ where: { domain }, data: { organisationId: impostor.id } });
    expect(await enter(claimsOf(), '009911918000050')).toEqual({ ok: true, value: { refusal: 'domainNotProved' } });
    expect(await enter(claimsOf(), '009999999999999')).toEqual({ ok: true, value: { refusal: 'domainNotProved' } });
  });
});
