import { agreementTextsPermissions } from './permissions/agreement-texts';
import { agreementPermissions } from './permissions/agreements';
import { amendmentPermissions } from './permissions/amendments';
import { calendarPermissions } from './permissions/calendars';
import { certificatePermissions } from './permissions/certificates';
import { companyInvitationPermissions } from './permissions/company-invitations';
import { domainPermissions } from './permissions/domains';
import { feedbackPermissions } from './permissions/feedback';
import { forumImportPermissions } from './permissions/forum-imports';
import { forumPermissions } from './permissions/forums';
import { hourRatesPermissions } from './permissions/hour-rates';
import { invitationPermissions } from './permissions/invitations';
import { jobPermissions } from './permissions/jobs';
import { listingPermissions } from './permissions/listings';
import { membershipPermissions } from './permissions/memberships';
import { missionPeoplePermissions } from './permissions/mission-people';
import { missionPermissions } from './permissions/missions';
import { notificationPermissions } from './permissions/notifications';
import { organisationPermissions } from './permissions/organisations';
import { partnershipPermissions } from './permissions/partnerships';
import { peoplePermissions } from './permissions/people';
import { planPermissions } from './permissions/plans';
import { privacyPermissions } from './permissions/privacy';
import { readinessPermissions } from './permissions/readiness';
import { reportPermissions } from './permissions/reports';
import { requestPermissions } from './permissions/requests';
import { resultPermissions } from './permissions/results';
import { roundPermissions } from './permissions/rounds';
import { savedSearchPermissions } from './permissions/saved-searches';
import { staffPermissions } from './permissions/staff';
import { supportPermissions } from './permissions/support';
import type { Permission } from './permissions/table';
import { threadPermissions } from './permissions/threads';
import { propositionPermissions } from './permissions/value-propositions';
import { waitingPledgePermissions } from './permissions/waiting-pledges';
import { weightsPermissions } from './permissions/weights';

/** Every server action, noun by noun. tests/db/permissions compares this table with the actions there are, and with what they do. */
export const permissions: readonly Permission[] = [
  ...agreementPermissions,
  ...agreementTextsPermissions,
  ...amendmentPermissions,
  ...calendarPermissions,
  ...certificatePermissions,
  ...companyInvitationPermissions,
  ...domainPermissions,
  ...hourRatesPermissions,
  ...feedbackPermissions,
  ...forumImportPermissions,
  ...forumPermissions,
  ...invitationPermissions,
  ...jobPermissions,
  ...listingPermissions,
  ...membershipPermissions,
  ...missionPeoplePermissions,
  ...missionPermissions,
  ...notificationPermissions,
  ...organisationPermissions,
  ...partnershipPermissions,
  ...peoplePermissions,
  ...planPermissions,
  ...privacyPermissions,
  ...readinessPermissions,
  ...reportPermissions,
  ...requestPermissions,
  ...resultPermissions,
  ...roundPermissions,
  ...savedSearchPermissions,
  ...staffPermissions,
  ...supportPermissions,
  ...threadPermissions,
  ...propositionPermissions,
  ...waitingPledgePermissions,
  ...weightsPermissions,
];

/** The actions that need nobody signed in. */
export const publicActions: readonly string[] = [
  'proveDomainAction',
  'signInAction',
  'acceptInvitationAction',
  'joinAsNewcomerAction',
  'declineMissionAction',
  'registerAction',
  'registerForForumAction',
  'cancelForumRegistrationAction',
  'leaveContactAction',
  'confirmRegistrationAction',
  'askForResetAction',
  'resetPasswordAction',
  'unsubscribeAction',
  'findDocumentAction',
  'checkDocumentAction',
];
