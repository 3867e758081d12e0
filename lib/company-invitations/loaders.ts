import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { listMissionTimes } from '@/lib/for-companies/queries';
import { typicalOf } from '@/lib/for-companies/rules';
import { dayOf } from '@/lib/i18n/day';
import { nameOf } from '@/lib/i18n/localised';
import { listNeedCards } from '@/lib/needs/queries';
import { companyInvitationDone, routes } from '@/lib/routes';
import { canInviteCompanies, canReadCompanyInvitations } from './policy';
import {
  findCompanyInvitation,
  findWaitingCompanyInvitation,
  hasAccount,
  isPublicNeed,
  listCompanyInvitations,
  listInvitableNeeds,
} from './queries';
import { wayOn } from './rules';
import type { CompanyInvitationsView, InvitedRegistration, WelcomeView } from './views';

const doneOf = (done: unknown) => companyInvitationDone.find((candidate) => candidate === done) ?? null;

/** Which companies an association has invited. */
export const loadCompanyInvitations = cache(async (side: string, done: unknown): Promise<CompanyInvitationsView> => {
  const { actor, membership } = await requireMember(side, routes.companyInvitations('association'));
  if (membership.kind !== 'ASSOCIATION') notFound();
  const { organisationId } = membership;
  const now = new Date();
  const mayInvite = canInviteCompanies(actor, organisationId);
  const [invitations, needs] = await Promise.all([
    listCompanyInvitations(organisationId, now),
    mayInvite ? listInvitableNeeds(organisationId, dayOf(now)) : [],
  ]);
  return { organisationId, invitations, needs, mayInvite, done: doneOf(done) };
});

/** Which companies the programme has. */
export const loadProgrammeInvitations = cache(async (done: unknown): Promise<CompanyInvitationsView> => {
  const actor = await requireActor(routes.companyInvitations('programme'));
  if (!canReadCompanyInvitations(actor, null)) forbidden();
  const invitations = await listCompanyInvitations(null, new Date());
  return { organisationId: null, invitations, needs: null, mayInvite: canInviteCompanies(actor, null), done: doneOf(done) };
});

/** What a company's invitation opens, for whoever has its link. Looking uses nothing up. */
export const loadWelcome = cache(async (token: string): Promise<WelcomeView> => {
  const now = new Date();
  const today = dayOf(now);
  const [actor, found] = await Promise.all([currentActor(), findCompanyInvitation(token, now)]);
  if (found === null) return { state: 'unknown' };
  if (found.became !== 'waiting') return { state: found.became };
  const { companyName, email, locale, needId, words, organisation, invitedBy } = found;
  const shown = needId !== null && (await isPublicNeed(needId, today)) ? needId : null;
  const [[need], times, known] = await Promise.all([
    listNeedCards(shown === null ? [] : [shown], today),
    listMissionTimes(),
    hasAccount(email),
  ]);
  return {
    state: 'waiting',
    invitation: {
      token,
      companyName,
      inviterName: invitedBy && { fr: invitedBy.name, ar: invitedBy.nameAr },
      organisation: organisation && { id: organisation.id, name: nameOf(organisation) },
      words: words === null ? null : { fr: null, ar: null, [locale]: words },
      need: need ?? null,
      times: typicalOf(times),
      way: wayOn({ signedIn: actor !== null, hasAccount: known }),
    },
  };
});

/** For the form of registration: what an invitation in its address says; null for one that cannot be followed. */
export async function loadInvitedRegistration(token: unknown): Promise<InvitedRegistration | null> {
  const found = typeof token === 'string' ? await findWaitingCompanyInvitation(token, new Date()) : null;
  return found && typeof token === 'string' ? { token, email: found.email, companyName: found.companyName } : null;
}
