import { readdirSync } from 'node:fs';
import type { Locale } from '@/lib/i18n/locales';
import { inLocale } from '@/lib/routes';
import { SEED_COMPANY_INVITATION } from '@/prisma/seed/company-invitations';
import { standCode } from '@/prisma/seed/forums';
import { SEED_FAILED_MAIL } from '@/prisma/seed/mails';
import { SEED_PROPOSITIONS } from '@/prisma/seed/propositions';
import { SEED_SEARCH } from '@/prisma/seed/saved-searches';
import { SEED_DRAFTS, SEED_PROPOSAL } from '@/prisma/seed/unpublished';
import { cast, coordinatorIn, listings, membershipId, ownerOf, type Person } from './cast';

/*
 * Every page of the platform with somebody who looks at it. The scans and the pictures walk this list;
 * a page that is in `app/` and not here fails the test, and so does the reverse.
 */

export interface Visit {
  /** Without the language. */
  path: string;
  as?: Person;
  /** 200 unless the page is there to say otherwise. */
  status?: number;
  /** A page of the demo that has no mail server. */
  outbox?: true;
  /** A page that is there where a company's provider is configured. */
  singleSignOn?: true;
  /** What tells this visit from another of the same page. */
  name?: string;
}

/** Requests of the seed, by what they are for their reader. */
export const seeded = {
  /** A pledge that `otherAssociationOwner` is asked to answer, and that `otherCompanyOwner` may withdraw. */
  toAnswer: 115,
  /** An approved one of `companyOwner`: contacts are shown. */
  approved: 106,
  /** What it became: a mission that runs, with hours in every state. */
  mission: 3,
  /** Who works on it. */
  person: 1,
  /** Of its hours: one that waits, and one that its giver may still correct. */
  hours: { waiting: 6, correctable: 3 },
  /** Of its plan: a deliverable that was sent back, one that waits for its receiver, and a meeting. */
  plan: { underWay: 2, delivered: 3, meeting: 1 },
  /** What would change of the mission, and waits for its decision. */
  amendment: 1,
  /** A mission that is over, and one that nobody has signed. */
  completed: 2,
  unsigned: 5,
  /** One of `associationOwner`'s region that waits for a decision. */
  toDecide: 112,
  declined: 108,
  /** One that waits, and of which nothing warns. */
  approvable: 117,
  alsoApprovable: 111,
  /** A first need that waits for review, of an association that waits for verification. */
  toReview: 61,
} as const;

/** Missions of the seed whose agreement waits. */
export const missions = {
  /** Of `companyOwner`'s company. */
  prepared: 6,
  /** What an association gives. */
  reciprocal: 5,
} as const;

/** Reports of the seed. */
export const reports = { published: 1, draft: 2 } as const;

/** Partnerships of the seed: of the mission that runs, and of the one that is over. */
export const partnerships = { running: 3, completed: 2 } as const;

/** A step of the seed's support plans, of the association that has closed two diagnostics. */
const supportStep = 1;

/** Diagnostics of the seed: of an association that has closed two. */
export const diagnostics = { before: 1, after: 2 } as const;

/** Organisations of the seed that the desk is for. */
export const organisations = {
  /** It waits, and resembles `original`: by its receipt and its name. */
  duplicate: 54,
  original: 18,
  /** A new name of it waits. */
  changing: 20,
  returned: cast.returnedOwner.organisationId,
} as const;

/** Six answers: a team of five in Casablanca, with two days each. */
export const SIX_ANSWERS =
  'people=5&province=06.141&skills=website_creation&skills=social_media&sector=any&time=2&unit=days&mode=either&languages=ar&languages=fr';

/** Whose diagnostics they are. */
const diagnosed = ownerOf('bibliobus_souss');

/** Forums of the seed: one that was, one that comes, and one in preparation. Leads of the first: one with what fits. */
export const forums = { past: 1, coming: 2, draft: 3, lead: 1 } as const;

/** Who receives the seeded mission. */
const missionReceiver = ownerOf('tisseuses_zemmour');

const { associationOwner, otherAssociationOwner, companyOwner, companyMember, otherCompanyOwner, coordinatorNational, administrator } =
  cast;

export const visits: Record<string, Visit[]> = {
  '/': [{ path: '/' }],
  '/needs': [
    { path: '/needs' },
    { path: '/needs?sector=environment&sector=disability&region=08&mode=remote', name: 'filtered' },
    { path: '/needs?q=xyzzy', name: 'empty' },
    { path: '/needs?sort=match', as: companyOwner, name: 'matched' },
    { path: '/needs?q=comptabilte', name: 'approximate' },
  ],
  '/needs/[id]': [{ path: `/needs/${listings.databaseNeed.id}` }, { path: '/needs/999999', status: 404, name: 'missing' }],
  '/needs/[id]/brief': [{ path: `/needs/${listings.databaseNeed.id}/brief` }],
  '/needs/[id]/pledge': [{ path: `/needs/${listings.databaseNeed.id}/pledge`, as: companyOwner }],
  '/offers': [
    { path: '/offers', as: associationOwner },
    { path: '/offers?sort=match', as: otherAssociationOwner, name: 'matched' },
    { path: '/offers', name: 'public' },
    { path: '/offers?sector=disability', as: cast.unverifiedOwner, name: 'not-verified' },
  ],
  '/offers/[id]': [
    { path: `/offers/${listings.databaseOffer.id}`, as: associationOwner },
    { path: `/offers/${listings.auditOffer.id}`, name: 'public' },
  ],
  '/offers/[id]/ask': [{ path: `/offers/${listings.databaseOffer.id}/ask`, as: associationOwner }],
  '/organisations/[id]': [
    { path: `/organisations/${associationOwner.organisationId}`, name: 'association' },
    { path: `/organisations/${companyOwner.organisationId}`, name: 'company' },
    { path: `/organisations/${ownerOf('bibliobus_souss').organisationId}`, name: 'achievements' },
    { path: `/organisations/${ownerOf('hamama_telecom').organisationId}`, name: 'company-achievements' },
    { path: `/organisations/${organisations.returned}`, status: 404, name: 'not-verified' },
  ],
  '/for-companies': [
    { path: '/for-companies' },
    { path: `/for-companies?${SIX_ANSWERS}`, name: 'answered' },
    { path: '/for-companies?people=0&time=&unit=days', name: 'refused' },
  ],
  '/for-companies/brief': [{ path: `/for-companies/brief?${SIX_ANSWERS}` }],
  '/help': [{ path: '/help' }],
  '/accessibility': [{ path: '/accessibility' }],
  '/privacy': [{ path: '/privacy' }],
  '/outbox': [{ path: '/outbox', outbox: true }],
  '/outbox/[id]': [{ path: '/outbox/999999', status: 404, outbox: true }],
  '/sign-in': [{ path: '/sign-in' }],
  '/register': [
    { path: '/register' },
    { path: `/register?side=company&${SIX_ANSWERS}`, name: 'answers' },
    { path: `/register?side=company&invitation=${SEED_COMPANY_INVITATION.token}`, name: 'invited' },
  ],
  '/register/sent': [{ path: '/register/sent' }],
  // With links that can be used: see the journeys of registration and passwords.
  '/register/[token]': [{ path: '/register/unknown' }],
  '/invitations/[token]': [{ path: '/invitations/unknown' }],
  // With one that can be used: see the journey of somebody who is named on a mission.
  '/mission-invitations/[token]': [{ path: '/mission-invitations/unknown' }],
  '/welcome/[token]': [
    { path: `/welcome/${SEED_COMPANY_INVITATION.token}` },
    { path: `/welcome/${SEED_COMPANY_INVITATION.token}`, as: companyOwner, name: 'signed-in' },
    { path: '/welcome/unknown', name: 'unknown' },
  ],
  '/[side]/invitations': [
    { path: '/association/invitations', as: associationOwner },
    { path: '/association/invitations', as: cast.unverifiedOwner, name: 'not-verified' },
    { path: '/company/invitations', as: companyOwner, status: 404, name: 'company' },
  ],
  '/programme/invitations': [
    { path: '/programme/invitations', as: coordinatorNational },
    { path: '/programme/invitations', as: associationOwner, status: 403, name: 'forbidden' },
  ],
  '/forgotten-password': [{ path: '/forgotten-password' }],
  '/forgotten-password/sent': [{ path: '/forgotten-password/sent' }],
  '/forgotten-password/[token]': [{ path: '/forgotten-password/unknown' }],
  '/confirm-email/[token]': [{ path: '/confirm-email/unknown' }],
  // With one that is ours: see the journey of mails.
  '/unsubscribe/[token]': [{ path: '/unsubscribe/unknown' }],
  '/account': [
    { path: '/account', as: associationOwner },
    { path: '/account?done=emailAsked', as: coordinatorNational, name: 'done' },
  ],
  '/account/email': [{ path: '/account/email', as: associationOwner }],
  '/account/password': [{ path: '/account/password', as: companyOwner }],
  '/domains/[token]': [{ path: '/domains/unknown' }],
  '/domains/proved': [{ path: '/domains/proved' }],
  '/notifications': [{ path: '/notifications', as: coordinatorNational }],
  '/impact': [{ path: '/impact' }, { path: '/impact?region=09', name: 'region' }],
  '/open-data': [{ path: '/open-data' }],
  '/account/calendar': [{ path: '/account/calendar', as: companyOwner }],
  '/account/searches': [
    { path: '/account/searches', as: companyOwner },
    { path: '/account/searches', as: coordinatorNational, name: 'none' },
  ],
  '/account/searches/new': [
    { path: '/account/searches/new?list=need&q=comptabilit%C3%A9&sector=environment&region=04', as: companyOwner },
    { path: '/account/searches/new', as: companyOwner, status: 404, name: 'missing' },
  ],
  '/account/searches/[id]': [{ path: `/account/searches/${SEED_SEARCH.id}`, as: companyOwner }],
  '/account/data': [{ path: '/account/data', as: companyOwner }],
  '/account/erase': [
    { path: '/account/erase', as: otherAssociationOwner },
    { path: '/account/erase', as: cast.administrator, name: 'blocked' },
  ],
  '/farewell': [{ path: '/farewell' }],
  '/[side]': [
    { path: '/company', as: companyOwner, name: 'company' },
    { path: '/association', as: otherAssociationOwner, name: 'association' },
    { path: '/association', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/[side]/needs': [{ path: '/association/needs', as: associationOwner }],
  '/[side]/needs/new': [{ path: '/association/needs/new', as: associationOwner }],
  '/[side]/needs/[id]': [{ path: `/association/needs/${listings.databaseNeed.id}`, as: associationOwner }],
  '/[side]/needs/drafts/[id]': [{ path: `/association/needs/drafts/${SEED_DRAFTS.need}`, as: associationOwner }],
  '/[side]/needs/[id]/edit': [{ path: `/association/needs/${listings.databaseNeed.id}/edit`, as: associationOwner }],
  '/[side]/offers': [{ path: '/company/offers', as: companyOwner }],
  '/[side]/offers/new': [{ path: '/company/offers/new', as: companyOwner }],
  '/[side]/offers/[id]': [{ path: `/company/offers/${listings.databaseOffer.id}`, as: companyOwner }],
  '/[side]/offers/drafts/[id]': [{ path: `/company/offers/drafts/${SEED_DRAFTS.offer}`, as: companyOwner }],
  '/[side]/offers/[id]/edit': [{ path: `/company/offers/${listings.databaseOffer.id}/edit`, as: companyOwner }],
  '/[side]/profile': [
    { path: '/association/profile', as: associationOwner, name: 'verified' },
    { path: '/association/profile', as: cast.draftOwner, name: 'draft' },
    { path: '/association/profile', as: cast.returnedOwner, name: 'returned' },
    { path: '/company/profile', as: companyMember, name: 'member' },
  ],
  '/[side]/team': [
    { path: '/association/team', as: associationOwner },
    { path: '/company/team', as: companyMember, name: 'member' },
  ],
  '/[side]/team/[id]/end': [{ path: `/association/team/${membershipId(cast.associationMember)}/end`, as: associationOwner }],
  '/[side]/domains': [{ path: '/company/domains', as: companyOwner, singleSignOn: true }],
  '/[side]/domains/[id]/remove': [{ path: '/company/domains/999/remove', as: companyOwner, status: 404 }],
  '/[side]/record': [
    { path: '/company/record', as: companyOwner },
    { path: '/association/record', as: associationOwner, name: 'empty' },
  ],
  '/[side]/readiness': [
    { path: '/association/readiness', as: associationOwner, name: 'open' },
    { path: '/association/readiness', as: diagnosed, name: 'closed' },
    { path: '/company/readiness', as: companyOwner, status: 404, name: 'company' },
  ],
  '/[side]/proposition': [
    { path: '/association/proposition', as: diagnosed, name: 'published' },
    { path: '/association/proposition', as: ownerOf(SEED_PROPOSITIONS.begun.association), name: 'begun' },
    { path: '/association/proposition', as: cast.unverifiedOwner, name: 'nothing' },
    { path: '/company/proposition', as: companyOwner, status: 404, name: 'company' },
  ],
  '/[side]/proposition/[id]': [
    { path: `/association/proposition/${SEED_PROPOSITIONS.begun.draft}`, as: ownerOf(SEED_PROPOSITIONS.begun.association) },
    { path: `/association/proposition/${SEED_PROPOSITIONS.begun.draft}`, as: associationOwner, status: 404, name: 'stranger' },
  ],
  '/organisations/[id]/brief': [
    { path: `/organisations/${diagnosed.organisationId}/brief` },
    { path: `/organisations/${associationOwner.organisationId}/brief`, status: 404, name: 'unpublished' },
  ],
  '/programme/readiness': [
    { path: '/programme/readiness', as: coordinatorNational },
    { path: '/programme/readiness?region=06&sector=disability', as: coordinatorNational, name: 'filtered' },
    { path: '/programme/readiness?region=12', as: coordinatorNational, name: 'empty' },
  ],
  '/programme/organisations/[id]/support': [
    { path: `/programme/organisations/${diagnosed.organisationId}/support`, as: coordinatorNational },
    { path: `/programme/organisations/${associationOwner.organisationId}/support`, as: administrator, name: 'empty' },
  ],
  '/programme/organisations/[id]/support/[step]': [
    { path: `/programme/organisations/${diagnosed.organisationId}/support/${supportStep}`, as: coordinatorNational },
  ],
  '/[side]/readiness/[dimension]': [{ path: '/association/readiness/project_management', as: associationOwner }],
  '/readiness/[id]': [
    { path: `/readiness/${diagnostics.after}`, as: diagnosed },
    { path: `/readiness/${diagnostics.before}`, as: diagnosed, name: 'first' },
    { path: `/readiness/${diagnostics.after}`, as: ownerOf('hamama_telecom'), name: 'company' },
    { path: `/readiness/${diagnostics.after}`, as: coordinatorNational, name: 'coordinator' },
    { path: `/readiness/${diagnostics.after}`, as: companyOwner, status: 404, name: 'not-shared' },
  ],
  '/[side]/missions': [{ path: '/company/missions', as: companyOwner }],
  '/[side]/requests': [{ path: '/company/requests', as: companyOwner }],
  '/[side]/pledges': [
    { path: '/association/pledges', as: cast.unverifiedOwner },
    { path: '/company/pledges', as: companyOwner, name: 'empty' },
  ],
  '/missions': [
    { path: '/missions', as: cast.missionPerson },
    { path: '/missions', as: otherCompanyOwner, name: 'empty' },
  ],
  '/missions/[id]/certificates': [
    { path: `/missions/${seeded.mission}/certificates`, as: cast.missionPerson, name: 'person' },
    { path: `/missions/${seeded.mission}/certificates`, as: missionReceiver, name: 'association' },
    { path: `/missions/${seeded.mission}/certificates`, as: companyOwner, status: 404, name: 'company' },
  ],
  '/missions/[id]/people': [
    { path: `/missions/${seeded.mission}/people`, as: companyOwner },
    { path: `/missions/${seeded.mission}/people`, as: cast.missionPerson, status: 404, name: 'missing' },
  ],
  '/missions/[id]/people/[person]/release': [{ path: `/missions/${seeded.mission}/people/${seeded.person}/release`, as: companyOwner }],
  '/missions/[id]': [
    { path: `/missions/${seeded.mission}`, as: companyOwner, name: 'active' },
    { path: `/missions/${seeded.mission}`, as: cast.missionPerson, name: 'person' },
    { path: `/missions/${seeded.unsigned}`, as: coordinatorNational, name: 'unsigned' },
    { path: `/missions/${seeded.completed}`, as: coordinatorNational, name: 'completed' },
  ],
  '/missions/[id]/plan': [
    { path: `/missions/${seeded.mission}/plan`, as: companyOwner },
    { path: `/missions/${seeded.unsigned}/plan`, as: coordinatorNational, name: 'empty' },
  ],
  '/missions/[id]/plan/objective': [{ path: `/missions/${seeded.mission}/plan/objective`, as: companyOwner }],
  '/missions/[id]/plan/items/new': [{ path: `/missions/${seeded.mission}/plan/items/new`, as: missionReceiver }],
  '/missions/[id]/plan/items/[item]': [
    { path: `/missions/${seeded.mission}/plan/items/${seeded.plan.underWay}`, as: companyOwner, name: 'giver' },
    { path: `/missions/${seeded.mission}/plan/items/${seeded.plan.delivered}`, as: missionReceiver, name: 'receiver' },
  ],
  '/missions/[id]/plan/meetings/new': [{ path: `/missions/${seeded.mission}/plan/meetings/new`, as: companyOwner }],
  '/missions/[id]/plan/meetings/[meeting]': [
    { path: `/missions/${seeded.mission}/plan/meetings/${seeded.plan.meeting}`, as: missionReceiver },
  ],
  '/missions/[id]/hours': [
    { path: `/missions/${seeded.mission}/hours`, as: companyOwner, name: 'giver' },
    { path: `/missions/${seeded.mission}/hours`, as: missionReceiver, name: 'receiver' },
    { path: `/missions/${seeded.mission}/hours`, as: cast.missionPerson, name: 'person' },
    { path: `/missions/${seeded.unsigned}/hours`, as: coordinatorNational, name: 'empty' },
  ],
  '/missions/[id]/hours/[entry]/correct': [
    { path: `/missions/${seeded.mission}/hours/${seeded.hours.correctable}/correct`, as: companyOwner },
  ],
  '/missions/[id]/hours/[entry]/dispute': [
    { path: `/missions/${seeded.mission}/hours/${seeded.hours.waiting}/dispute`, as: missionReceiver },
  ],
  '/missions/[id]/complete': [
    { path: `/missions/${seeded.mission}/complete`, as: missionReceiver, name: 'hours-wait' },
    { path: `/missions/${seeded.mission}/complete`, as: coordinatorNational, name: 'coordinator' },
  ],
  '/missions/[id]/result': [
    { path: `/missions/${seeded.mission}/result`, as: companyOwner, name: 'active' },
    { path: `/missions/${seeded.completed}/result`, as: coordinatorNational, name: 'evaluated' },
    { path: `/missions/${seeded.unsigned}/result`, as: coordinatorNational, name: 'empty' },
  ],
  '/missions/[id]/result/[stage]': [{ path: `/missions/${seeded.mission}/result/start`, as: missionReceiver }],
  '/missions/[id]/feedback': [
    { path: `/missions/${seeded.completed}/feedback`, as: coordinatorNational },
    { path: `/missions/${seeded.mission}/feedback`, as: companyOwner, name: 'not-yet' },
  ],
  '/missions/[id]/indicators': [{ path: `/missions/${seeded.mission}/indicators`, as: companyOwner }],
  '/missions/[id]/renew': [{ path: `/missions/${seeded.mission}/renew`, as: missionReceiver }],
  '/missions/[id]/contact': [{ path: `/missions/${seeded.mission}/contact`, as: missionReceiver }],
  '/missions/[id]/cancel': [{ path: `/missions/${seeded.mission}/cancel`, as: companyOwner }],
  '/requests/[id]': [
    { path: `/requests/${seeded.toDecide}`, as: companyOwner, name: 'thread' },
    { path: `/requests/${seeded.toAnswer}`, as: otherAssociationOwner, name: 'to-answer' },
    { path: `/requests/${seeded.approved}`, as: companyOwner, name: 'approved' },
  ],
  '/requests/[id]/amend': [{ path: `/requests/${seeded.toAnswer}/amend`, as: otherAssociationOwner }],
  '/requests/[id]/decline': [{ path: `/requests/${seeded.toAnswer}/decline`, as: otherAssociationOwner }],
  '/requests/[id]/withdraw': [{ path: `/requests/${seeded.toAnswer}/withdraw`, as: otherCompanyOwner }],
  '/missions/[id]/agreement': [
    { path: `/missions/${missions.prepared}/agreement`, as: companyOwner },
    { path: `/missions/${missions.reciprocal}/agreement`, as: coordinatorNational, name: 'reciprocal' },
    { path: `/missions/${seeded.mission}/agreement`, as: companyOwner, name: 'signed' },
  ],
  '/missions/[id]/amendments': [
    { path: `/missions/${seeded.mission}/amendments`, as: companyOwner },
    { path: `/missions/${seeded.mission}/amendments`, as: coordinatorIn('04'), name: 'to-decide' },
    { path: `/missions/${seeded.completed}/amendments`, as: coordinatorNational, name: 'none' },
  ],
  '/missions/[id]/agreement/prepare': [{ path: `/missions/${missions.prepared}/agreement/prepare`, as: companyOwner }],
  '/forums': [{ path: '/forums' }],
  '/forums/[id]': [
    { path: `/forums/${forums.coming}` },
    { path: `/forums/${forums.past}`, name: 'past' },
    { path: `/forums/${forums.coming}?done=registered`, name: 'registered' },
    { path: `/forums/${forums.draft}`, status: 404, name: 'draft' },
  ],
  // With one that is ours: see the journey of a forum.
  '/forums/cancel/[token]': [{ path: '/forums/cancel/unknown' }],
  '/stands/[code]': [
    { path: `/stands/${standCode('rabat', 'gharb_metiers')}` },
    { path: `/stands/${standCode('rabat', 'gharb_metiers')}?done=met`, name: 'thanks' },
    { path: '/stands/000000000000', status: 404, name: 'missing' },
  ],
  '/capture/[id]': [
    { path: `/capture/${forums.coming}`, as: associationOwner },
    { path: `/capture/${forums.past}`, as: coordinatorNational, name: 'staff' },
    { path: `/capture/${forums.coming}`, as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/leads/[id]': [
    { path: `/leads/${forums.lead}`, as: coordinatorNational },
    { path: `/leads/${forums.lead}`, as: associationOwner, name: 'association' },
    { path: `/leads/${forums.lead}`, as: companyOwner, status: 404, name: 'missing' },
  ],
  '/[side]/leads': [{ path: '/association/leads', as: associationOwner }],
  '/[side]/stands': [
    { path: '/association/stands', as: associationOwner },
    { path: '/association/stands', as: cast.unverifiedOwner, name: 'empty' },
  ],
  '/programme/forums': [{ path: '/programme/forums', as: coordinatorNational }],
  '/programme/forums/new': [
    { path: '/programme/forums/new', as: coordinatorNational },
    { path: '/programme/forums/new', as: cast.observer, status: 403, name: 'forbidden' },
  ],
  '/programme/forums/[id]': [
    { path: `/programme/forums/${forums.past}`, as: coordinatorNational },
    { path: `/programme/forums/${forums.draft}`, as: administrator, name: 'draft' },
  ],
  '/programme/forums/[id]/edit': [{ path: `/programme/forums/${forums.coming}/edit`, as: coordinatorNational }],
  '/programme/forums/[id]/codes': [{ path: `/programme/forums/${forums.past}/codes`, as: coordinatorNational }],
  '/programme/forums/[id]/funnel': [
    { path: `/programme/forums/${forums.past}/funnel`, as: coordinatorNational },
    { path: `/programme/forums/${forums.draft}/funnel`, as: coordinatorNational, name: 'empty' },
  ],
  '/programme/forums/[id]/import': [
    { path: `/programme/forums/${forums.coming}/import`, as: coordinatorNational },
    { path: `/programme/forums/${forums.coming}/import?refused=tableMalformed&row=12`, as: coordinatorNational, name: 'refused' },
    { path: `/programme/forums/${forums.coming}/import`, as: administrator, status: 403, name: 'forbidden' },
  ],
  // With a file that waits: see the journey of an import.
  '/programme/forums/[id]/import/[importId]': [
    { path: `/programme/forums/${forums.coming}/import/999999`, as: coordinatorNational, status: 404 },
  ],
  '/programme/leads': [{ path: '/programme/leads', as: coordinatorNational }],
  '/programme/leads/funnel': [{ path: '/programme/leads/funnel', as: administrator }],
  '/verify': [{ path: '/verify' }],
  // With one that is ours: see the journey of agreements.
  '/verify/[code]': [{ path: '/verify/8F3K-22QP-7XYZ' }],
  '/programme': [
    { path: '/programme', as: coordinatorNational },
    { path: '/programme?kind=organisation&urgency=late', as: coordinatorIn('06'), name: 'filtered' },
    { path: '/programme?q=xyzzy', as: coordinatorNational, name: 'empty' },
  ],
  '/programme/organisations': [
    { path: '/programme/organisations?q=gharb', as: coordinatorIn('06') },
    { path: '/programme/organisations?q=xyzzy', as: coordinatorIn('06'), name: 'empty' },
  ],
  '/programme/organisations/[id]': [
    { path: `/programme/organisations/${organisations.duplicate}`, as: coordinatorNational, name: 'duplicate' },
    { path: `/programme/organisations/${organisations.changing}`, as: coordinatorIn('06'), name: 'change' },
    { path: `/programme/organisations/${organisations.duplicate}`, as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/organisations/[id]/merge': [
    { path: `/programme/organisations/${organisations.duplicate}/merge?other=${organisations.original}`, as: coordinatorNational },
  ],
  '/programme/pairs/new': [
    { path: `/programme/pairs/new?need=${listings.databaseNeed.id}`, as: coordinatorNational, name: 'need' },
    { path: `/programme/pairs/new?offer=${listings.databaseOffer.id}`, as: coordinatorNational, name: 'offer' },
  ],
  '/programme/approve': [
    { path: `/programme/approve?request=${seeded.approvable}&request=${seeded.toDecide}`, as: coordinatorNational },
    { path: '/programme/approve', as: coordinatorNational, name: 'empty' },
    { path: '/programme/approve', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  // With results: see the journey of the desk.
  '/programme/approve/[id]': [{ path: '/programme/approve/unknown', as: coordinatorNational, status: 404 }],
  '/programme/agreements': [
    { path: '/programme/agreements', as: administrator },
    { path: '/programme/agreements', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/agreements/[code]': [
    { path: '/programme/agreements/people', as: administrator },
    { path: '/programme/agreements/people', as: coordinatorNational, name: 'read' },
  ],
  '/programme/partnerships': [{ path: '/programme/partnerships', as: coordinatorNational }],
  '/partnerships/[id]': [
    { path: `/partnerships/${partnerships.completed}`, as: coordinatorNational, name: 'read' },
    { path: `/partnerships/${partnerships.running}`, as: companyOwner },
  ],
  '/partnerships/[id]/edit': [{ path: `/partnerships/${partnerships.running}/edit`, as: companyOwner }],
  '/partnerships/[id]/pause': [{ path: `/partnerships/${partnerships.running}/pause`, as: companyOwner }],
  '/partnerships/[id]/end': [{ path: `/partnerships/${partnerships.running}/end`, as: companyOwner }],
  '/partnerships/[id]/review': [{ path: `/partnerships/${partnerships.running}/review`, as: companyOwner }],
  '/[side]/achievements': [
    { path: '/company/achievements', as: ownerOf('hamama_telecom'), name: 'company' },
    { path: '/association/achievements', as: otherAssociationOwner, name: 'empty' },
  ],
  '/[side]/partnerships': [{ path: '/company/partnerships', as: companyOwner }],
  '/programme/rates': [
    { path: '/programme/rates', as: administrator },
    { path: '/programme/rates', as: coordinatorNational, name: 'read' },
  ],
  '/programme/missions': [{ path: '/programme/missions', as: coordinatorNational }],
  '/programme/requests/[id]': [{ path: `/programme/requests/${seeded.toDecide}`, as: coordinatorNational }],
  '/programme/needs/[id]': [{ path: `/programme/needs/${seeded.toReview}`, as: coordinatorNational }],
  '/programme/offers/[id]': [{ path: `/programme/offers/${listings.databaseOffer.id}`, as: coordinatorNational }],
  '/programme/skills/[id]': [{ path: `/programme/skills/${SEED_PROPOSAL.id}`, as: coordinatorNational }],
  '/programme/handover': [
    { path: '/programme/handover', as: administrator },
    { path: '/programme/handover?refused=passwordWrong', as: administrator, name: 'refused' },
    { path: '/programme/handover', as: coordinatorNational, status: 403, name: 'forbidden' },
  ],
  '/programme/jobs': [
    { path: '/programme/jobs', as: coordinatorNational },
    { path: '/programme/jobs', as: coordinatorIn('06'), name: 'read' },
    { path: '/programme/jobs', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/messages': [
    { path: '/programme/messages', as: administrator },
    { path: '/programme/messages', as: coordinatorNational, status: 403, name: 'forbidden' },
  ],
  '/programme/messages/again': [{ path: '/programme/messages/again', as: administrator }],
  '/programme/messages/[id]/again': [{ path: `/programme/messages/${SEED_FAILED_MAIL}/again`, as: administrator }],
  '/programme/people': [
    { path: '/programme/people', as: administrator },
    { path: '/programme/people?q=xyzzy', as: administrator, name: 'empty' },
  ],
  '/programme/people/[id]': [
    { path: `/programme/people/${coordinatorNational.userId}`, as: administrator },
    { path: `/programme/people/${administrator.userId}`, as: administrator, name: 'oneself' },
  ],
  '/programme/reports': [
    { path: '/programme/reports', as: coordinatorNational },
    { path: '/programme/reports', as: cast.observer, name: 'observer' },
  ],
  '/programme/reports/[id]': [
    { path: `/programme/reports/${reports.published}`, as: coordinatorNational },
    { path: `/programme/reports/${reports.published}`, as: cast.observer, name: 'observer' },
    { path: `/programme/reports/${reports.draft}`, as: cast.observer, status: 404, name: 'draft' },
  ],
  '/programme/reports/[id]/edit': [{ path: `/programme/reports/${reports.published}/edit`, as: coordinatorNational }],
  '/programme/reports/[id]/[indicator]': [
    { path: `/programme/reports/${reports.published}/hours_confirmed`, as: coordinatorNational },
    { path: `/programme/reports/${reports.published}/needs_published?sector=education`, as: administrator, name: 'filtered' },
    { path: `/programme/reports/${reports.published}/missions_completed`, as: cast.observer, name: 'observer' },
  ],
  '/programme/people/[id]/disable': [{ path: `/programme/people/${companyOwner.userId}/disable`, as: administrator }],
  '/programme/audit': [
    { path: '/programme/audit', as: administrator },
    {
      path: `/programme/audit?subject=request&record=${seeded.declined}&from=2026-01-01`,
      as: administrator,
      name: 'record',
    },
    { path: '/programme/audit?person=xyzzy', as: administrator, name: 'empty' },
    { path: '/programme/audit', as: coordinatorNational, status: 403, name: 'forbidden' },
  ],
  '/programme/rounds': [
    { path: '/programme/rounds', as: coordinatorNational },
    { path: '/programme/rounds', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/rounds/new': [
    { path: '/programme/rounds/new', as: coordinatorNational },
    { path: '/programme/rounds/new', as: coordinatorIn('06'), name: 'scoped' },
    { path: '/programme/rounds/new', as: administrator, status: 403, name: 'forbidden' },
  ],
  // With a set: see the journey of rounds.
  '/programme/rounds/[id]': [{ path: '/programme/rounds/999999', as: coordinatorNational, status: 404 }],
  '/programme/rounds/[id]/send': [{ path: '/programme/rounds/999999/send', as: coordinatorNational, status: 404 }],
  '/programme/weights': [
    { path: '/programme/weights', as: coordinatorNational, name: 'read' },
    { path: '/programme/weights', as: administrator },
    { path: '/programme/weights', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/origins': [
    { path: '/programme/origins', as: coordinatorNational },
    { path: '/programme/origins', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/attention': [
    { path: '/programme/attention', as: coordinatorNational },
    { path: '/programme/attention', as: companyOwner, status: 403, name: 'forbidden' },
  ],
  '/programme/weights/preview': [{ path: '/programme/weights/preview?points=200-150-100-80-80-50-40-300', as: administrator }],
  '/[...rest]': [{ path: '/no/such/page', status: 404 }],
};

/** A visit's address in a language. */
export function addressOf(locale: Locale, visit: Visit): string {
  return inLocale(locale, visit.path);
}

/** The pages in `app/`, as the keys of `visits`: no language, no groups. */
export function routesInApp(): string[] {
  return readdirSync('app/[locale]', { recursive: true, encoding: 'utf8' })
    .filter((file) => file === 'page.tsx' || file.endsWith('/page.tsx'))
    .map((file) => `/${file}`.replace(/\/page\.tsx$/, '').replaceAll(/\/\([^)]+\)/g, ''))
    .map((route) => route || '/')
    .sort();
}
