import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { addMember, spendInvitation } from '@/lib/invitations/commands';
import { makeLink, useLink } from '@/lib/links/commands';
import { writeTo } from '@/lib/notifications/commands';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { findCompanyByIce } from './queries';
import { type AdministrativeMailbox, type AdmissionRefusal, admissionOf, domainOf, MAX_DOMAINS } from './rules';
import { type Claims, domainProofPayload } from './schema';

interface ProofToAsk {
  intent: Intent;
  organisationId: number;
  domain: string;
  mailbox: AdministrativeMailbox;
  locale: Locale;
  now: Date;
}

/** Mails a link to who runs the domain. An earlier one to the same mailbox stays usable: either proves the same. */
export function askDomainProof({ intent, organisationId, domain, mailbox, locale, now }: ProofToAsk): Promise<Result<{ email: string }>> {
  return transactOnce(intent, async (tx) => {
    await requireFree(tx, organisationId, domain);
    const { nameFr, nameAr } = await tx.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { nameFr: true, nameAr: true },
    });
    const email = `${mailbox}@${domain}`;
    const { token, expiresAt } = await makeLink(
      tx,
      { purpose: 'prove_domain', email, userId: intent.actorId, payload: { organisationId, domain } },
      now,
    );
    await writeTo(tx, {
      event: 'domain_proof',
      params: { organisationName: nameOf({ nameFr, nameAr }), domain, expiresOn: expiresAt.toISOString() },
      href: routes.proveDomain(token),
      to: { email, name: null, nameAr: null, locale },
    });
    await record(tx, {
      actorId: intent.actorId,
      action: 'domain_proof_asked',
      subject: 'organisation',
      subjectId: organisationId,
      personal: { domain, email },
    });
    return { email };
  });
}

async function requireFree(tx: Tx, organisationId: number, domain: string): Promise<void> {
  const taken = await tx.emailDomain.findUnique({ where: { domain }, select: { id: true } });
  // Whether it is one's own or another company's is the same to who asks: it is not to be had.
  if (taken) throw new Refusal('invalid', undefined, { domain: { code: 'domainTaken' } });
  if ((await tx.emailDomain.count({ where: { organisationId } })) >= MAX_DOMAINS) {
    throw new Refusal('invalid', undefined, { domain: { code: 'domainsTooMany', params: { max: MAX_DOMAINS } } });
  }
}

/** The link was opened by who reads that mailbox: the domain is the company's. At first its people join by invitation only. */
export function proveDomain(token: string, now: Date): Promise<Result<{ domain: string }>> {
  return transact(async (tx) => {
    const link = await useLink(tx, token, 'prove_domain', now);
    const { organisationId, domain } = domainProofPayload.parse(link.payload);
    const written = await tx.emailDomain.createMany({ data: [{ organisationId, domain, provedAt: now }], skipDuplicates: true });
    if (written.count === 0) throw new Refusal('domainTaken');
    await record(tx, {
      actorId: link.userId,
      action: 'domain_proved',
      subject: 'organisation',
      subjectId: organisationId,
      fields: ['domain'],
    });
    return { domain };
  });
}

interface DomainChange {
  actorId: string;
  domainId: number;
  organisationId: number;
}

export function setDomainRule({ actorId, domainId, organisationId }: DomainChange, joinsByItself: boolean): Promise<Result<undefined>> {
  return transact(async (tx) => {
    const changed = await tx.emailDomain.updateMany({ where: { id: domainId, organisationId }, data: { joinsByItself } });
    if (changed.count === 0) throw new Refusal('notFound');
    await record(tx, {
      actorId,
      action: 'domain_rule_changed',
      subject: 'organisation',
      subjectId: organisationId,
      fields: ['joinsByItself'],
    });
    return undefined;
  });
}

/** Nobody signs in by this domain any more; members stay members, and can choose a password. */
export function removeDomain({ actorId, domainId, organisationId }: DomainChange): Promise<Result<undefined>> {
  return transact(async (tx) => {
    const removed = await tx.emailDomain.deleteMany({ where: { id: domainId, organisationId } });
    if (removed.count === 0) throw new Refusal('notFound');
    await record(tx, { actorId, action: 'domain_removed', subject: 'organisation', subjectId: organisationId, fields: ['domain'] });
    return undefined;
  });
}

/** The id that next-auth's tables know the company's provider by. */
export const PROVIDER = 'oidc';

interface Newcomer {
  ice: string;
  claims: Claims;
  /** Of the page that the sign-in started from: a new account's language. */
  locale: Locale;
  now: Date;
}

/**
 * Lets in whom the company's provider vouches for, or says why not. It writes the account, what ties it
 * to the provider, and the membership before next-auth looks for them, so that next-auth itself never
 * links anybody by an address. None of the provider's tokens is kept.
 */
export async function admit({ ice, claims, locale, now }: Newcomer): Promise<Result<{ userId: string } | { refusal: AdmissionRefusal }>> {
  const { sub, email } = claims;
  const admitted = await transact(async (tx) => {
    const company = await findCompanyByIce(ice, tx);
    const proved = (address: string) =>
      company && tx.emailDomain.findFirst({ where: { organisationId: company.id, domain: domainOf(address) } });
    const domain = await proved(email);
    const select = { id: true, email: true, disabledAt: true, erasedAt: true } as const;
    const linked = await tx.account.findUnique({
      where: { provider_providerAccountId: { provider: PROVIDER, providerAccountId: sub } },
      select: { user: { select } },
    });
    const user = linked?.user ?? (await tx.user.findUnique({ where: { email }, select }));
    const member = user && company && (await tx.membership.findFirst({ where: { userId: user.id, organisationId: company.id } }));
    const invitation =
      company &&
      (await tx.invitation.findFirst({
        where: { organisationId: company.id, email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        select: { id: true, tokenHash: true, role: true },
      }));
    const admission = admissionOf({
      emailVerified: claims.email_verified,
      // Also of the address that the account has by now: whoever took it elsewhere is the company's no more.
      domainProved: domain !== null && (user === null || (await proved(user.email)) !== null),
      companyVerified: company?.verified ?? false,
      account: user === null ? 'none' : user.disabledAt === null && user.erasedAt === null ? 'open' : 'closed',
      member: member !== null,
      invited: invitation !== null,
      joinsByItself: domain?.joinsByItself ?? false,
    });
    if (!admission.ok || company === null) return { refusal: admission.ok ? ('domainNotProved' as const) : admission.refusal };

    const userId = user?.id ?? (await addPerson(tx, claims, locale, now));
    if (!linked) await tx.account.create({ data: { userId, type: 'oauth', provider: PROVIDER, providerAccountId: sub } });
    if (admission.joins !== 'already') {
      const role = admission.joins === 'by_invitation' && invitation ? invitation.role : 'member';
      if (invitation) await spendInvitation(tx, invitation, now);
      await addMember(tx, { userId, organisationId: company.id, role, by: admission.joins }, now);
    }
    await record(tx, { actorId: userId, action: 'signed_in', subject: 'user', subjectId: userId, fields: [PROVIDER] });
    return { userId };
  }).catch((error: unknown) => {
    // The same person twice at once: the other attempt wrote the account, and this one finds it.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
    throw error;
  });
  // So it does when its invitation was followed, sent again or taken back while this attempt read it.
  const overtaken = admitted === null || (!admitted.ok && admitted.code === 'linkUnusable');
  return overtaken ? admit({ ice, claims, locale, now }) : admitted;
}

async function addPerson(tx: Tx, { email, name }: Claims, locale: Locale, now: Date): Promise<string> {
  const { id } = await tx.user.create({
    data: { email, name: name?.trim() || email.slice(0, email.indexOf('@')), locale, emailVerified: now, createdAt: now },
    select: { id: true },
  });
  return id;
}
