import { agreementTextsInput } from './bad-input/agreement-texts';
import { agreementInput } from './bad-input/agreements';
import { amendmentInput } from './bad-input/amendments';
import { calendarInput } from './bad-input/calendars';
import type { BadInput } from './bad-input/cases';
import { certificateInput } from './bad-input/certificates';
import { companyInvitationInput } from './bad-input/company-invitations';
import { feedbackInput } from './bad-input/feedback';
import { forumImportInput } from './bad-input/forum-imports';
import { forumInput } from './bad-input/forums';
import { hourRatesInput } from './bad-input/hour-rates';
import { jobInput } from './bad-input/jobs';
import { listingInput } from './bad-input/listings';
import { missionPeopleInput } from './bad-input/mission-people';
import { missionInput } from './bad-input/missions';
import { organisationInput } from './bad-input/organisations';
import { partnershipInput } from './bad-input/partnerships';
import { peopleInput } from './bad-input/people';
import { planInput } from './bad-input/plans';
import { readinessInput } from './bad-input/readiness';
import { reportInput } from './bad-input/reports';
import { requestInput } from './bad-input/requests';
import { resultInput } from './bad-input/results';
import { roundInput } from './bad-input/rounds';
import { savedSearchInput } from './bad-input/saved-searches';
import { staffInput } from './bad-input/staff';
import { supportInput } from './bad-input/support';
import { teamInput } from './bad-input/teams';
import { threadInput } from './bad-input/threads';
import { propositionInput } from './bad-input/value-propositions';
import { waitingPledgeInput } from './bad-input/waiting-pledges';
import { weightsInput } from './bad-input/weights';

/** What may not be sent to each server action. tests/db/actions/bad-input sends it, and compares this table with that of permissions. */
export const badInput: readonly BadInput[] = [
  ...calendarInput,
  ...certificateInput,
  ...companyInvitationInput,
  ...agreementInput,
  ...agreementTextsInput,
  ...amendmentInput,
  ...hourRatesInput,
  ...feedbackInput,
  ...forumInput,
  ...forumImportInput,
  ...jobInput,
  ...listingInput,
  ...missionPeopleInput,
  ...missionInput,
  ...organisationInput,
  ...partnershipInput,
  ...peopleInput,
  ...planInput,
  ...readinessInput,
  ...reportInput,
  ...requestInput,
  ...resultInput,
  ...roundInput,
  ...savedSearchInput,
  ...staffInput,
  ...supportInput,
  ...teamInput,
  ...threadInput,
  ...propositionInput,
  ...waitingPledgeInput,
  ...weightsInput,
];

/** The actions whose form has no field at all. */
export const withoutFields: readonly string[] = ['signOutEverywhereAction'];
