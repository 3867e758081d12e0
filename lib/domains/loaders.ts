import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { cache } from 'react';
import { requireMember } from '@/lib/auth/require-actor';
import { env } from '@/lib/env';
import { findLink } from '@/lib/links/queries';
import { domainDone, rowId } from '@/lib/routes';
import { canManageDomains } from './policy';
import { findCompanyByIce, findOrganisationName, listAskedProofs, listDomains } from './queries';
import { ADMINISTRATIVE_MAILBOXES } from './rules';
import { domainProofPayload } from './schema';
import type { DomainProofView, DomainsView, RemoveDomainView } from './views';

/** The domains of the company whose provider this site signs in by; there is no such page for any other organisation. */
export const loadDomains = cache(async (requestedSide: string, done: string | undefined): Promise<DomainsView> => {
  const { side, company } = await requireSpeaker(requestedSide, `/${requestedSide}/domains`);
  const [domains, asked] = await Promise.all([listDomains(company.id), listAskedProofs(company.id, new Date())]);
  return {
    side,
    companyName: company.name,
    domains,
    asked: asked.filter((proof) => !domains.some(({ domain }) => domain === proof.domain)),
    mailboxes: ADMINISTRATIVE_MAILBOXES,
    done: domainDone.find((candidate) => candidate === done) ?? null,
  };
});

/** The question before a domain goes. */
export const loadRemoveDomain = cache(async (requestedSide: string, requestedId: string): Promise<RemoveDomainView> => {
  const { side, company } = await requireSpeaker(requestedSide, `/${requestedSide}/domains/${requestedId}/remove`);
  const domain = (await listDomains(company.id)).find(({ id }) => id === rowId(requestedId));
  if (!domain) notFound();
  return { side, domain };
});

async function requireSpeaker(requestedSide: string, path: string) {
  const { actor, membership, side } = await requireMember(requestedSide, path);
  const company = env.OIDC_COMPANY_ICE === undefined ? null : await findCompanyByIce(env.OIDC_COMPANY_ICE);
  if (!company || company.id !== membership.organisationId) notFound();
  if (!canManageDomains(actor, company.id)) forbidden();
  return { side, company };
}

/** The page behind a mailed proof, for whoever reads that mailbox. */
export const loadDomainProof = cache(async (token: string): Promise<DomainProofView> => {
  const link = await findLink(token, 'prove_domain', new Date());
  const payload = link && domainProofPayload.parse(link.payload);
  const companyName = payload && (await findOrganisationName(payload.organisationId));
  return { token, proof: payload && companyName ? { domain: payload.domain, companyName } : null };
});
