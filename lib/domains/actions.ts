'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import type { Actor } from '@/lib/auth/actor';
import { clientAddress } from '@/lib/auth/client-address';
import { env } from '@/lib/env';
import { takeAttempt } from '@/lib/limits/commands';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { askDomainProof, proveDomain, removeDomain, setDomainRule } from './commands';
import { canManageDomains } from './policy';
import { findCompanyByIce, findDomain } from './queries';
import { askDomainProofSchema, domainRuleSchema, proveDomainSchema, removeDomainSchema } from './schema';

/** The company whose provider this site signs in by, if the actor speaks for it. */
async function ownCompany(actor: Actor) {
  const company = env.OIDC_COMPANY_ICE === undefined ? null : await findCompanyByIce(env.OIDC_COMPANY_ICE);
  return company && canManageDomains(actor, company.id) ? company : null;
}

export const askDomainProofAction = formAction(askDomainProofSchema, async ({ actor, input, locale, submissionId }) => {
  const company = await ownCompany(actor);
  if (!company) return refused('forbidden');
  const now = new Date();
  const taken = await takeAttempt('invitation', { account: actor.email, address: await clientAddress() }, now);
  if (!taken.ok) return taken;
  const intent = { actorId: actor.userId, submissionId, action: 'ask_domain_proof' };
  return onDone(await askDomainProof({ intent, organisationId: company.id, ...input, locale, now }), () => ({
    redirectTo: routes.domains('company', 'asked'),
  }));
});

export const proveDomainAction = publicFormAction(proveDomainSchema, async ({ input }) => {
  const now = new Date();
  const taken = await takeAttempt('confirmation', { account: null, address: await clientAddress() }, now);
  if (!taken.ok) return taken;
  return onDone(await proveDomain(input.token, now), () => ({ redirectTo: routes.domainProved() }));
});

export const setDomainRuleAction = formAction(domainRuleSchema, async ({ actor, input: { domainId, rule } }) => {
  const domain = await findDomain(domainId);
  if (!domain || !canManageDomains(actor, domain.organisationId)) return refused('notFound');
  const change = { actorId: actor.userId, domainId, organisationId: domain.organisationId };
  return onDone(await setDomainRule(change, rule === 'everybody'), () => ({ redirectTo: routes.domains('company', 'ruled') }));
});

export const removeDomainAction = formAction(removeDomainSchema, async ({ actor, input: { domainId } }) => {
  const domain = await findDomain(domainId);
  if (!domain || !canManageDomains(actor, domain.organisationId)) return refused('notFound');
  const change = { actorId: actor.userId, domainId, organisationId: domain.organisationId };
  return onDone(await removeDomain(change), () => ({ redirectTo: routes.domains('company', 'removed') }));
});
