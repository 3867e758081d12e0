import type { Locale } from '@/lib/i18n/locales';
import type { Linked } from '@/lib/origins/rules';
import type { PartnershipShare } from '@/lib/partnerships/rules';

/** Where each thing lives, without the language. `inLocale` puts it in front. */
export const sides = ['association', 'company'] as const;
export type Side = (typeof sides)[number];

export function isSide(segment: string): segment is Side {
  return sides.some((side) => side === segment);
}

/** The forms of a feed: Atom 1.0 and JSON Feed 1.1. */
export const feedFormats = ['atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What just happened to a request: its page says so once. */
export const requestDone = ['pledged', 'asked', 'renewed', 'consented', 'amended', 'declined', 'withdrawn'] as const;
export type RequestDone = (typeof requestDone)[number];

/** What just happened to a pledge that waits: their page says so once. */
export const waitingPledgeDone = ['kept', 'takenBack'] as const;
export type WaitingPledgeDone = (typeof waitingPledgeDone)[number];

/** What a coordinator just decided: the desk says so. */
export const decisionDone = ['approved', 'rejected', 'waits'] as const;
export type DecisionDone = (typeof decisionDone)[number];

/** The same at the desks of first listings and of proposed skills. */
export const reviewDone = ['opened', 'returned'] as const;
export type ReviewDone = (typeof reviewDone)[number];
export const proposalDone = ['accept', 'merge', 'decline'] as const;
export type ProposalDone = (typeof proposalDone)[number];

/** What just happened to an account: its page says so once. */
export const accountDone = ['saved', 'password', 'email', 'emailAsked'] as const;
export type AccountDone = (typeof accountDone)[number];

/** What just happened to the address of a person's calendar: its page says so once. */
export const calendarDone = ['closed'] as const;
export type CalendarDone = (typeof calendarDone)[number];

/** What just happened to a file of a forum: its page says so once. */
export const importDone = ['sent', 'mapped', 'decided', 'confirmed', 'undone', 'discarded'] as const;
export type ImportDone = (typeof importDone)[number];

/** What just happened to a person's saved searches: their page says so once. */
export const searchDone = ['saved', 'changed', 'removed'] as const;
export type SearchDone = (typeof searchDone)[number];

/** What just happened to an organisation's file: its page says so once. */
export const profileDone = ['saved', 'submitted', 'waiting', 'withdrawn', 'logoKept', 'logoRemoved'] as const;
export type ProfileDone = (typeof profileDone)[number];

/** What a coordinator just decided of an organisation. */
export const fileDone = ['verified', 'returned', 'accepted', 'refused', 'merged'] as const;
export type FileDone = (typeof fileDone)[number];

/** What just happened to a company's e-mail domains: their page says so once. */
export const domainDone = ['asked', 'ruled', 'removed'] as const;
export type DomainDone = (typeof domainDone)[number];

/** What just happened to a team: its page says so once. */
export const teamDone = ['promoted', 'demoted', 'removed'] as const;
export type TeamDone = (typeof teamDone)[number];

/** What just happened to an invitation: the team's page says so once. */
export const invitationDone = ['invited', 'resent', 'revoked'] as const;
export type InvitationDone = (typeof invitationDone)[number];

/** Who invites companies, by where they work. */
export type InvitingSide = 'association' | 'programme';
/** What just happened to the invitation of a company: the inviter's page says so once. */
export const companyInvitationDone = ['invited', 'resent', 'revoked'] as const;
export type CompanyInvitationDone = (typeof companyInvitationDone)[number];

/** What was just done to a person's account: its page says so once. */
export const personDone = ['granted', 'revoked', 'disabled', 'enabled', 'waits'] as const;
export type PersonDone = (typeof personDone)[number];

/** What is just being tried again, of messages that no server took or of jobs that failed: their page says so once. */
export const triedAgain = ['one', 'all'] as const;
export type TriedAgain = (typeof triedAgain)[number];

/** What was just done with a coordinator's round: its page says so once. */
export const roundDone = ['created', 'computing', 'cancelled', 'revised', 'sent'] as const;
export type RoundDone = (typeof roundDone)[number];

/** What just happened to an agreement or to its amendments: their page says so once. */
export const amendmentDone = ['proposed', 'agreed', 'declined', 'withdrawn', 'approved', 'waits', 'rejected', 'signed'] as const;
export type AmendmentDone = (typeof amendmentDone)[number];
export const agreementDone = ['saved', 'issued', 'signed'] as const;
export type AgreementDone = (typeof agreementDone)[number];

/** What the address of a page says whose form was larger than any of ours: the frame around it says so. */
export const TOO_LARGE = 'form=tooLarge';

/** Where the thread of a request stands: on its sides' page and on the coordinators'; on its mission's, once there is one. */
export type ThreadPage = 'request' | 'decision' | 'mission';

/** What just happened to a message: its thread says so once. */
export const threadNotes = ['sent'] as const;
export type ThreadNote = (typeof threadNotes)[number];

/** What just happened to a mission or to its hours: the page that follows says so once. */
export const missionDone = ['completed', 'cancelled', 'appointed', 'joined'] as const;
export type MissionDone = (typeof missionDone)[number];
export const partnershipDone = ['revised', 'paused', 'resumed', 'renewed', 'ended', 'reviewed', 'published', 'unpublished'] as const;
export type PartnershipDone = (typeof partnershipDone)[number];
export const hoursDone = ['declared', 'corrected', 'confirmed', 'disputed'] as const;
export type HoursDone = (typeof hoursDone)[number];
export const peopleDone = ['named', 'resent', 'released'] as const;
export type PeopleDone = (typeof peopleDone)[number];
export const planDone = ['written', 'added', 'attached', 'moved', 'returned', 'arranged', 'cancelled'] as const;
export type PlanDone = (typeof planDone)[number];
export const resultDone = ['chosen', 'dropped', 'measured'] as const;
export type ResultDone = (typeof resultDone)[number];

/** What just happened to an association's diagnostics: their page says so once. */
export const readinessDone = ['saved', 'shared'] as const;
export type ReadinessDone = (typeof readinessDone)[number];

/** What just happened to what an association says to companies: its page says so once. */
export const propositionDone = ['published', 'unpublished'] as const;
export type PropositionDone = (typeof propositionDone)[number];

/** What just happened to a support plan: its page says so once. */
export const supportDone = ['added', 'revised'] as const;
export type SupportDone = (typeof supportDone)[number];

/** What just happened to a report: its page says so once. */
export const reportDone = ['revised', 'published', 'withdrawn'] as const;
export type ReportDone = (typeof reportDone)[number];

/** What just happened at a forum, to one's stands or to a lead: the page that follows says so once. */
export const forumDone = ['created', 'revised', 'published', 'withdrawn', 'standAdded', 'standRemoved', 'forgotten'] as const;
export type ForumDone = (typeof forumDone)[number];
export const visitDone = ['registered', 'cancelled'] as const;
export type VisitDone = (typeof visitDone)[number];
export const leadDone = ['opened', 'revised'] as const;
export type LeadDone = (typeof leadDone)[number];

export const routes = {
  home: () => '/',
  needs: () => '/needs',
  need: (id: number) => `/needs/${id}`,
  needBrief: (id: number) => `/needs/${id}/brief`,
  pledge: (needId: number, offerId?: number) =>
    offerId === undefined ? `/needs/${needId}/pledge` : `/needs/${needId}/pledge?offer=${offerId}`,
  offer: (id: number) => `/offers/${id}`,
  ask: (offerId: number, needId?: number) => (needId === undefined ? `/offers/${offerId}/ask` : `/offers/${offerId}/ask?need=${needId}`),
  help: () => '/help',
  accessibility: () => '/accessibility',
  privacy: () => '/privacy',
  /** What the programme came to, in the country or in a region by its code. */
  impact: (region?: string) => (region === undefined ? '/impact' : `/impact?region=${region}`),
  offers: () => '/offers',
  /** What programs read: `query` as the public list has it. */
  openData: () => '/open-data',
  openApi: () => '/api/v1/openapi.json',
  openNeeds: (query = '') => `/api/v1/needs${query}`,
  openResults: () => '/api/v1/results',
  needFeed: (locale: Locale, format: FeedFormat, query = '') => `/api/v1/feeds/${locale}/${format}${query}`,
  organisation: (id: number) => `/organisations/${id}`,
  /** `answers` to the six questions are kept for the account, and so is what led there. */
  register: (side?: Side, answers = '', from?: Linked | null) =>
    keeping('/register', answers, { ...(side && { side }), ...(from && { from }) }),
  /** What a company reads first; with its answers, what fits it. */
  forCompanies: (answers = '', from?: Linked | null) => keeping('/for-companies', answers, from ? { from } : {}),
  /** The same on one sheet, for whoever decides. */
  companyBrief: (answers: string) => keeping('/for-companies/brief', answers),
  companyBriefFile: (locale: Locale, answers: string) => keeping(`/api/for-companies/brief/${locale}.pdf`, answers),
  forums: () => '/forums',
  forum: (id: number, done?: VisitDone) => keeping(`/forums/${id}`, '', done && { done }),
  cancelForumRegistration: (token: string) => `/forums/cancel/${token}`,
  /** What a stand's QR code opens. */
  stand: (code: string, done?: 'met') => keeping(`/stands/${code}`, '', done && { done }),
  ownStands: (done?: 'forgotten', pages: Readonly<Record<string, string>> = {}) =>
    keeping('/association/stands', '', { ...pages, ...(done && { done }) }),
  capture: (forumId: number, done?: 'taken') => keeping(`/capture/${forumId}`, '', done && { done }),
  captured: (forumId: number) => `/api/forums/${forumId}/contacts`,
  programmeForums: () => '/programme/forums',
  newForum: () => '/programme/forums/new',
  /** `pages` is which page of its lists is shown. */
  programmeForum: (id: number, done?: ForumDone, pages: Readonly<Record<string, string>> = {}) =>
    keeping(`/programme/forums/${id}`, '', { ...pages, ...(done && { done }) }),
  /** People of a forum as a file; without a forum, whom one's own stands met. */
  peopleFile: (forumId: number | null, list: 'registrations' | 'contacts', locale: Locale, kind: 'csv' | 'xlsx') =>
    `/api/${forumId === null ? 'stands' : `forums/${forumId}`}/people/${list}-${locale}.${kind}`,
  /** Files of who comes and who was met; why one was refused stands in the address: a plain form comes back by a redirect. */
  forumImports: (forumId: number, query: Readonly<Record<string, string>> = {}) =>
    keeping(`/programme/forums/${forumId}/import`, '', query),
  sendForumImport: (forumId: number, locale: Locale) => `/api/forums/${forumId}/imports?locale=${locale}`,
  /** `query` is which rows are shown, from where. */
  forumImport: (forumId: number, importId: number, done?: ImportDone, query: Readonly<Record<string, string>> = {}) =>
    keeping(`/programme/forums/${forumId}/import/${importId}`, '', { ...query, ...(done && { done }) }),
  refusedRows: (importId: number, locale: Locale) => `/api/forum-imports/${importId}/refused-${locale}.csv`,
  editForum: (id: number) => `/programme/forums/${id}/edit`,
  standCodes: (id: number) => `/programme/forums/${id}/codes`,
  programmeLeads: () => '/programme/leads',
  ownLeads: () => '/association/leads',
  lead: (id: number, done?: LeadDone) => keeping(`/leads/${id}`, '', done && { done }),
  /** What contacts led to: of one forum, or of all. */
  funnel: (forumId?: number) => (forumId === undefined ? '/programme/leads/funnel' : `/programme/forums/${forumId}/funnel`),
  funnelFile: (forumId: number | null, locale: Locale, kind: 'xlsx' | 'csv') => `/api/funnels/${forumId ?? 'all'}/${locale}.${kind}`,
  registrationSent: () => '/register/sent',
  confirmRegistration: (token: string) => `/register/${token}`,
  forgottenPassword: () => '/forgotten-password',
  resetSent: () => '/forgotten-password/sent',
  resetPassword: (token: string) => `/forgotten-password/${token}`,
  confirmEmail: (token: string) => `/confirm-email/${token}`,
  invitation: (token: string) => `/invitations/${token}`,
  teamInvitations: (side: Side, done: InvitationDone) => `/${side}/team?done=${done}#invitations`,
  /** A company's own page, behind the link of its invitation. */
  welcome: (token: string) => `/welcome/${token}`,
  /** The form of a company that follows it. */
  registerInvited: (token: string) => keeping('/register', '', { side: 'company', invitation: token }),
  companyInvitations: (side: InvitingSide, done?: CompanyInvitationDone) =>
    done === undefined ? `/${side}/invitations` : `/${side}/invitations?done=${done}#sent`,
  proveDomain: (token: string) => `/domains/${token}`,
  account: (done?: AccountDone) => (done === undefined ? '/account' : `/account?done=${done}`),
  accountEmail: () => '/account/email',
  accountPassword: () => '/account/password',
  domainProved: () => '/domains/proved',
  ownData: () => '/account/data',
  eraseAccount: () => '/account/erase',
  ownCalendar: (done?: CalendarDone) => (done === undefined ? '/account/calendar' : `/account/calendar?done=${done}`),
  savedSearches: (done?: SearchDone) => (done === undefined ? '/account/searches' : `/account/searches?done=${done}`),
  savedSearch: (id: number) => `/account/searches/${id}`,
  /** `query` as its list has it. */
  newSearch: (list: 'need' | 'offer', query: string) => `/account/searches/new?list=${list}${query.replace('?', '&')}`,
  calendarFeed: (token: string) => `/api/calendar/${token}`,
  missionCalendar: (id: number) => `/api/missions/${id}/calendar`,
  ownDataFile: () => '/api/account/data',
  farewell: () => '/farewell',
  signIn: (next?: string) => (next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`),
  signInRefused: (reason: string) => `/sign-in?refused=${reason}`,
  agreement: (missionId: number, done?: AgreementDone) =>
    done === undefined ? `/missions/${missionId}/agreement` : `/missions/${missionId}/agreement?done=${done}`,
  amendments: (missionId: number, done?: AmendmentDone) =>
    done === undefined ? `/missions/${missionId}/amendments` : `/missions/${missionId}/amendments?done=${done}`,
  prepareAgreement: (missionId: number) => `/missions/${missionId}/agreement/prepare`,
  document: (id: number) => `/api/documents/${id}`,
  certificates: (missionId: number, done?: 'issued') =>
    done === undefined ? `/missions/${missionId}/certificates` : `/missions/${missionId}/certificates?done=${done}`,
  certificate: (id: number) => `/api/certificates/${id}`,
  signedCopy: (signatureId: string) => `/api/signatures/${signatureId}`,
  /** Where anybody checks a document. */
  verify: () => '/verify',
  verified: (code: string, file?: 'genuine' | 'other') => (file === undefined ? `/verify/${code}` : `/verify/${code}?file=${file}`),
  notifications: () => '/notifications',
  /** Where a mail leads whose reader wants no more of them; and where their mail program sends the same by itself. */
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  unsubscribeByMail: (token: string) => `/api/unsubscribe/${token}`,
  outbox: () => '/outbox',
  outboxMail: (id: number) => `/outbox/${id}`,
  workspace: (side: Side) => `/${side}`,
  ownNeeds: (side: Side) => `/${side}/needs`,
  newNeed: (side: Side) => `/${side}/needs/new`,
  ownNeed: (side: Side, id: number) => `/${side}/needs/${id}`,
  editNeed: (side: Side, id: number) => `/${side}/needs/${id}/edit`,
  needDraft: (side: Side, draftId: string) => `/${side}/needs/drafts/${draftId}`,
  editOffer: (side: Side, id: number) => `/${side}/offers/${id}/edit`,
  offerDraft: (side: Side, draftId: string) => `/${side}/offers/drafts/${draftId}`,
  profile: (side: Side, done?: ProfileDone) => (done === undefined ? `/${side}/profile` : `/${side}/profile?done=${done}`),
  /** An upload's error in the address: a plain form of files comes back by a redirect. */
  profileRefused: (side: Side, logo: string) => `/${side}/profile?logo=${logo}#logo`,
  logo: (id: number, sha256: string) => `/api/organisations/${id}/logo?v=${sha256.slice(0, 16)}`,
  sendLogo: (id: number, locale: Locale) => `/api/organisations/${id}/logo?locale=${locale}`,
  domains: (side: Side, done?: DomainDone) => (done === undefined ? `/${side}/domains` : `/${side}/domains?done=${done}`),
  removeDomain: (side: Side, id: number) => `/${side}/domains/${id}/remove`,
  team: (side: Side, done?: TeamDone) => (done === undefined ? `/${side}/team` : `/${side}/team?done=${done}`),
  endMembership: (side: Side, id: number) => `/${side}/team/${id}/end`,
  ownOffers: (side: Side) => `/${side}/offers`,
  newOffer: (side: Side) => `/${side}/offers/new`,
  ownOffer: (side: Side, id: number) => `/${side}/offers/${id}`,
  ownRequests: (side: Side) => `/${side}/requests`,
  request: (id: number, done?: RequestDone) => (done === undefined ? `/requests/${id}` : `/requests/${id}?done=${done}`),
  /** What was pledged before the organisation was verified. */
  waitingPledges: (side: Side, done?: WaitingPledgeDone) => keeping(`/${side}/pledges`, '', done && { done }),
  amend: (id: number) => `/requests/${id}/amend`,
  decline: (id: number) => `/requests/${id}/decline`,
  withdraw: (id: number) => `/requests/${id}/withdraw`,
  ownPartnerships: (side: Side) => `/${side}/partnerships`,
  programmePartnerships: (share?: PartnershipShare) =>
    share === undefined ? '/programme/partnerships' : `/programme/partnerships?of=${share}`,
  partnership: (id: number, done?: PartnershipDone) => (done === undefined ? `/partnerships/${id}` : `/partnerships/${id}?done=${done}`),
  partnershipTo: (id: number, step: 'edit' | 'pause' | 'end' | 'review') => `/partnerships/${id}/${step}`,
  readiness: (done?: ReadinessDone) => (done === undefined ? '/association/readiness' : `/association/readiness?done=${done}`),
  readinessStep: (dimension: string) => `/association/readiness/${dimension}`,
  /** What associations show to coordinators, taken together. */
  cohort: (filter: { region?: string; sector?: string } = {}) => keeping('/programme/readiness', '', filter),
  support: (organisationId: number, done?: SupportDone) =>
    keeping(`/programme/organisations/${organisationId}/support`, '', done && { done }),
  supportStep: (organisationId: number, stepId: number) => `/programme/organisations/${organisationId}/support/${stepId}`,
  /** What the association says to companies: its own page, the form, what anybody reads, and that on paper. */
  proposition: (done?: PropositionDone) => keeping('/association/proposition', '', done && { done }),
  propositionDraft: (draftId: string) => `/association/proposition/${draftId}`,
  brief: (organisationId: number) => `/organisations/${organisationId}/brief`,
  briefFile: (organisationId: number, locale: Locale) => `/api/organisations/${organisationId}/brief/${locale}.pdf`,
  diagnostic: (id: number) => `/readiness/${id}`,
  /** Those that the reader works on. */
  myMissions: () => '/missions',
  missionInvitation: (token: string) => `/mission-invitations/${token}`,
  missionPeople: (id: number, done?: PeopleDone) => (done === undefined ? `/missions/${id}/people` : `/missions/${id}/people?done=${done}`),
  releasePerson: (id: number, personId: number) => `/missions/${id}/people/${personId}/release`,
  ownAchievements: (side: Side) => `/${side}/achievements`,
  ownMissions: (side: Side) => `/${side}/missions`,
  programmeMissions: () => '/programme/missions',
  mission: (id: number, done?: MissionDone) => (done === undefined ? `/missions/${id}` : `/missions/${id}?done=${done}`),
  missionHours: (id: number, done?: HoursDone) => (done === undefined ? `/missions/${id}/hours` : `/missions/${id}/hours?done=${done}`),
  plan: (id: number, done?: PlanDone) => (done === undefined ? `/missions/${id}/plan` : `/missions/${id}/plan?done=${done}`),
  planObjective: (id: number) => `/missions/${id}/plan/objective`,
  newPlanItem: (id: number) => `/missions/${id}/plan/items/new`,
  planItem: (id: number, itemId: number) => `/missions/${id}/plan/items/${itemId}`,
  planFile: (id: string) => `/api/plan-files/${id}`,
  newMeeting: (id: number) => `/missions/${id}/plan/meetings/new`,
  meeting: (id: number, meetingId: number) => `/missions/${id}/plan/meetings/${meetingId}`,
  correctHours: (id: number, entryId: number) => `/missions/${id}/hours/${entryId}/correct`,
  disputeHours: (id: number, entryId: number) => `/missions/${id}/hours/${entryId}/dispute`,
  missionIndicators: (id: number, done?: ResultDone) =>
    done === undefined ? `/missions/${id}/indicators` : `/missions/${id}/indicators?done=${done}`,
  missionResult: (id: number, done?: ResultDone) => (done === undefined ? `/missions/${id}/result` : `/missions/${id}/result?done=${done}`),
  missionFeedback: (id: number, done?: 'given') =>
    done === undefined ? `/missions/${id}/feedback` : `/missions/${id}/feedback?done=${done}`,
  measureResult: (id: number, stage: string) => `/missions/${id}/result/${stage}`,
  completeMission: (id: number) => `/missions/${id}/complete`,
  renewMission: (id: number) => `/missions/${id}/renew`,
  missionContact: (id: number) => `/missions/${id}/contact`,
  cancelMission: (id: number) => `/missions/${id}/cancel`,
  /** `id` is the page's: of the request, or of its mission. `keep` is what else the page's address says. */
  thread: (page: ThreadPage, id: number, query: { note?: ThreadNote; before?: number; keep?: string } = {}) =>
    `${threadAddress(`${THREAD_PAGES[page]}/${id}`, query)}#thread`,
  attachment: (id: string) => `/api/attachments/${id}`,
  /** `keep` is what the queue is asked for: a decision leads back to the same one. */
  queue: (done?: { decision: DecisionDone; requestId: number }, keep?: string) =>
    keeping('/programme', keep, done && { [done.decision]: String(done.requestId) }),
  decision: (id: number) => `/programme/requests/${id}`,
  /** Beside a need the form offers the best offers, beside an offer the best needs. */
  proposePair: (listing: { noun: 'need' | 'offer'; id: number; with?: number }) =>
    `/programme/pairs/new?${listing.noun}=${listing.id}${listing.with === undefined ? '' : `&offer=${listing.with}`}`,
  bulkApproval: () => '/programme/approve',
  bulkResult: (submissionId: string, keep?: string) => keeping(`/programme/approve/${submissionId}`, keep),
  organisationQueue: (done?: { decision: FileDone; organisationId: number }, keep = 'kind=organisation') =>
    keeping('/programme', keep, done && { [done.decision]: String(done.organisationId) }),
  findOrganisation: (words?: string) =>
    words === undefined ? '/programme/organisations' : `/programme/organisations?q=${encodeURIComponent(words)}`,
  organisationFile: (id: number, keep?: string) => keeping(`/programme/organisations/${id}`, keep),
  listingQueue: (done?: ReviewDone, keep = 'kind=listing') => keeping('/programme', keep, done && { reviewed: done }),
  mergeFile: (id: number, { other, keep }: { other?: number; keep?: string } = {}) =>
    keeping(`/programme/organisations/${id}/merge`, keep, other === undefined ? undefined : { other: String(other) }),
  needReview: (id: number) => `/programme/needs/${id}`,
  offerReview: (id: number) => `/programme/offers/${id}`,
  skillQueue: (done?: ProposalDone, keep = 'kind=skill') => keeping('/programme', keep, done && { settled: done }),
  skillProposal: (id: number) => `/programme/skills/${id}`,
  reports: () => '/programme/reports',
  report: (id: number, done?: ReportDone) => keeping(`/programme/reports/${id}`, '', done && { done }),
  editReport: (id: number) => `/programme/reports/${id}/edit`,
  /** What stands behind a figure; `filter` is what of it: a region, a sector, a kind, a page. */
  reportIndicator: (id: number, indicator: string, filter: Readonly<Record<string, string>> = {}) =>
    keeping(`/programme/reports/${id}/${indicator}`, '', filter),
  reportFile: (id: number, locale: Locale, kind: 'pdf' | 'xlsx' | 'csv') => `/api/reports/${id}/${locale}.${kind}`,
  rounds: (before?: number) => (before === undefined ? '/programme/rounds' : `/programme/rounds?before=${before}`),
  newRound: () => '/programme/rounds/new',
  /** `keep` is the page of its tables. */
  round: (id: number, done?: RoundDone, keep?: string) => keeping(`/programme/rounds/${id}`, keep, done && { done }),
  sendRound: (id: number) => `/programme/rounds/${id}/send`,
  audit: () => '/programme/audit',
  weights: (done?: 'changed') => (done === undefined ? '/programme/weights' : `/programme/weights?done=${done}`),
  /** The form with a proposal in it: eight numbers, as lib/weights/schema.ts writes them. */
  weightsProposed: (points: string) => `/programme/weights?points=${points}`,
  attention: () => '/programme/attention',
  /** Where companies come from. */
  origins: () => '/programme/origins',
  weightsPreview: (points: string) => `/programme/weights/preview?points=${points}`,
  hourRates: (done?: 'set') => (done === undefined ? '/programme/rates' : `/programme/rates?done=${done}`),
  yearlyRecord: (side: Side, year?: number) => (year === undefined ? `/${side}/record` : `/${side}/record?year=${year}`),
  recordFile: (organisationId: number, year: number, locale: Locale, kind: 'pdf' | 'xlsx' | 'csv' | 'indicators.csv') =>
    `/api/records/${organisationId}/${year}-${locale}.${kind}`,
  agreementTexts: (done?: 'changed') => (done === undefined ? '/programme/agreements' : `/programme/agreements?done=${done}`),
  agreementClause: (code: string) => `/programme/agreements/${code}`,
  /** Why the archive did not leave stands in the address: a plain form comes back by a redirect. */
  handover: (refused?: string, minutes = 0) =>
    keeping('/programme/handover', '', refused === undefined ? {} : { refused, ...(minutes > 0 && { minutes: String(minutes) }) }),
  handoverFile: () => '/api/handover',
  failedJobs: (done?: TriedAgain) => (done === undefined ? '/programme/jobs' : `/programme/jobs?done=${done}`),
  failedMails: (done?: TriedAgain) => (done === undefined ? '/programme/messages' : `/programme/messages?done=${done}`),
  sendMailAgain: (id: number) => `/programme/messages/${id}/again`,
  sendAllMailsAgain: () => '/programme/messages/again',
  people: () => '/programme/people',
  disablePerson: (id: string) => `/programme/people/${id}/disable`,
  person: (id: string, done?: PersonDone) => (done === undefined ? `/programme/people/${id}` : `/programme/people/${id}?done=${done}`),
} as const;

const THREAD_PAGES = { request: '/requests', decision: '/programme/requests', mission: '/missions' } as const satisfies Record<
  ThreadPage,
  string
>;

function threadAddress(path: string, { note, before, keep }: { note?: ThreadNote; before?: number; keep?: string }): string {
  return keeping(path, keep, {
    ...(note !== undefined && { message: note }),
    ...(before !== undefined && { thread: String(before) }),
  });
}

/** A path with what its address goes on to say, and what it says of its own. */
function keeping(path: string, keep = '', own: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(keep);
  for (const [name, value] of Object.entries(own)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

export function inLocale(locale: Locale, path: string): string {
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The workspace of an organisation's kind. */
export function sideOf(kind: 'ASSOCIATION' | 'COMPANY'): Side {
  return kind === 'ASSOCIATION' ? 'association' : 'company';
}

const MAX_ID = 2_147_483_647;

/** The id in a page's address, or null when no row can have it. */
export function rowId(segment: string): number | null {
  return /^[1-9]\d{0,9}$/.test(segment) && Number(segment) <= MAX_ID ? Number(segment) : null;
}
