import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { nameOf } from '@/lib/i18n/localised';
import { MAX_DOMAINS } from './rules';
import { domainProofPayload } from './schema';
import type { AskedProofView, DomainView } from './views';

/**
 * The company whose provider is configured, by its ICE; null while none of that number was verified.
 * Anybody can write any number into a file that nobody has verified yet.
 */
export async function findCompanyByIce(ice: string, client: Tx = db) {
  const row = await client.organisation.findFirst({
    where: { company: { ice }, verifiedAt: { not: null }, mergedIntoId: null },
    select: { id: true, state: true, nameFr: true, nameAr: true },
    orderBy: { id: 'asc' },
  });
  return row && { id: row.id, verified: row.state === 'verified', name: nameOf(row) };
}

export function listDomains(organisationId: number): Promise<DomainView[]> {
  return db.emailDomain.findMany({
    where: { organisationId },
    select: { id: true, domain: true, provedAt: true, joinsByItself: true },
    orderBy: { domain: 'asc' },
    take: MAX_DOMAINS,
  });
}

/** A domain with whose it is. */
export function findDomain(id: number) {
  return db.emailDomain.findUnique({ where: { id }, select: { id: true, organisationId: true, domain: true } });
}

/** Proofs of this company that can still be opened, the newest first. */
export async function listAskedProofs(organisationId: number, now: Date): Promise<AskedProofView[]> {
  const rows = await db.mailedLink.findMany({
    where: {
      purpose: 'prove_domain',
      usedAt: null,
      expiresAt: { gt: now },
      payload: { path: ['organisationId'], equals: organisationId },
    },
    select: { email: true, expiresAt: true, payload: true },
    orderBy: { createdAt: 'desc' },
    take: MAX_DOMAINS,
  });
  return rows.map(({ email, expiresAt, payload }) => ({ email, expiresAt, domain: domainProofPayload.parse(payload).domain }));
}

/** The name of an organisation that a proof speaks of. */
export async function findOrganisationName(id: number) {
  const row = await db.organisation.findUnique({ where: { id }, select: { nameFr: true, nameAr: true } });
  return row && nameOf(row);
}
