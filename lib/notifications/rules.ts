/*
 * Every event that people are told of: whether they may choose not to be, and what its texts say.
 * The texts are `events.<code>.{subject,body,action}` in messages; their placeholders are the
 * parameters below (`quarters` is shown as `{hours}`).
 *
 * A notification keeps raw values and is put into words when it is read, in its reader's language.
 */

/** A name or a title, in the languages it was written in. */
type Bilingual = { fr: string | null; ar: string | null };

/** What a parameter holds, as JSON keeps it. */
interface ParamValue {
  name: Bilingual;
  /** Words that a person wrote, in a language that nobody asked for. */
  words: string;
  /** Whole quarter-hours. */
  quarters: number;
  /** A whole number that a plural counts with. */
  count: number;
  /** One of a closed list, which the text selects by. */
  choice: string;
  /** `YYYY-MM-DD`, in Casablanca. */
  day: string;
  /** ISO 8601 with its zone. */
  instant: string;
}

export type ParamKind = keyof ParamValue;

/** Events of one kind, whose mails a person turns off together. */
export const MAIL_GROUPS = ['request', 'mission', 'listing', 'organisation'] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

/** Those of the account are always essential; of a saved search, its person chose when it was saved. */
export const GROUPS = ['account', 'search', ...MAIL_GROUPS] as const;
export type EventGroup = (typeof GROUPS)[number];

/** How the mails of a group are sent: at once, in one a day, or not at all. What nobody chose is at once. */
export const MAIL_CHOICES = ['immediate', 'daily', 'none'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** What one press ends: the mails of a group, the daily one with all that is in it, or those of one saved search. */
export const MAIL_SCOPES = [...MAIL_GROUPS, 'digest', 'search'] as const;
export type MailScope = (typeof MAIL_SCOPES)[number];

interface EventRule {
  group: EventGroup;
  /** `essential` is always sent, at once; of a `choice` its reader says when, and whether; what was `asked` for comes when it was asked for. */
  kind: 'essential' | 'choice' | 'asked';
  /** Shown under the bell alone, and never mailed. */
  bellOnly?: true;
  params: Readonly<Record<string, ParamKind>>;
}

export const events = {
  need_published: { group: 'listing', kind: 'choice', params: { listingTitle: 'name' } },
  offer_published: { group: 'listing', kind: 'choice', params: { listingTitle: 'name' } },
  pledge_received: {
    group: 'request',
    kind: 'choice',
    params: { organisationName: 'name', needTitle: 'name', quarters: 'quarters', startDate: 'day', answerBy: 'instant' },
  },
  offer_requested: {
    group: 'request',
    kind: 'choice',
    params: { organisationName: 'name', offerTitle: 'name', quarters: 'quarters', answerBy: 'instant' },
  },
  request_accepted: {
    group: 'request',
    kind: 'choice',
    params: { organisationName: 'name', requestTitle: 'name', quarters: 'quarters', startDate: 'day' },
  },
  request_declined: {
    group: 'request',
    kind: 'choice',
    params: { organisationName: 'name', requestTitle: 'name', why: 'choice', said: 'choice', reason: 'words' },
  },
  pair_proposed: { group: 'request', kind: 'choice', params: { organisationName: 'name', requestTitle: 'name', answerBy: 'instant' } },
  request_reminder: { group: 'request', kind: 'choice', params: { organisationName: 'name', requestTitle: 'name', days: 'count' } },
  request_expired: { group: 'request', kind: 'choice', params: { requestTitle: 'name', answerBy: 'instant' } },
  request_not_chosen: { group: 'request', kind: 'choice', params: { organisationName: 'name', listingTitle: 'name' } },
  request_listing_over: { group: 'request', kind: 'choice', params: { organisationName: 'name', listingTitle: 'name' } },
  pledge_sent: { group: 'request', kind: 'choice', params: { requestTitle: 'name' } },
  pledge_not_sent: { group: 'request', kind: 'essential', params: { requestTitle: 'name', why: 'choice' } },
  request_withdrawn: { group: 'request', kind: 'choice', params: { organisationName: 'name', requestTitle: 'name' } },
  request_changed: {
    group: 'request',
    kind: 'choice',
    params: { organisationName: 'name', requestTitle: 'name', answerBy: 'instant' },
  },
  request_waiting_approval: {
    group: 'request',
    kind: 'choice',
    params: { requestTitle: 'name', regionName: 'name', associationName: 'name', companyName: 'name', quarters: 'quarters' },
  },
  request_second_decision: {
    group: 'request',
    kind: 'choice',
    params: { requestTitle: 'name', regionName: 'name', quarters: 'quarters' },
  },
  request_approved: {
    group: 'request',
    kind: 'essential',
    params: { organisationName: 'name', requestTitle: 'name', quarters: 'quarters' },
  },
  request_rejected: { group: 'request', kind: 'essential', params: { requestTitle: 'name', reason: 'words' } },
  message_received: {
    group: 'request',
    kind: 'choice',
    params: { senderName: 'name', requestTitle: 'name', messageExcerpt: 'words' },
  },
  mission_starting_soon: {
    group: 'mission',
    kind: 'choice',
    params: { missionTitle: 'name', startDate: 'day', mode: 'choice', placeName: 'name' },
  },
  mission_not_started: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', startDate: 'day' } },
  hours_to_declare: { group: 'mission', kind: 'choice', params: { missionTitle: 'name' } },
  hours_to_confirm: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', quarters: 'quarters', answerBy: 'instant' } },
  hours_confirmed: {
    group: 'mission',
    kind: 'choice',
    params: { missionTitle: 'name', quarters: 'quarters', hoursConfirmed: 'quarters' },
  },
  hours_disputed: {
    group: 'mission',
    kind: 'choice',
    params: { missionTitle: 'name', quarters: 'quarters', workedOn: 'day', reason: 'words' },
  },
  hours_unanswered: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', quarters: 'quarters' } },
  deliverable_late: { group: 'mission', kind: 'choice', params: { deliverableTitle: 'words', dueOn: 'day' } },
  deliverable_to_accept: {
    group: 'mission',
    kind: 'choice',
    params: { deliverableTitle: 'words', missionTitle: 'name', personDelivering: 'name', answerBy: 'instant' },
  },
  mission_overdue: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', days: 'count' } },
  mission_cancelled: { group: 'mission', kind: 'essential', params: { missionTitle: 'name', reason: 'words', quarters: 'quarters' } },
  certificate_ready: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', hoursConfirmed: 'quarters' } },
  result_to_measure: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', answerBy: 'instant' } },
  feedback_available: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', organisationName: 'name' } },
  followup_due: { group: 'mission', kind: 'choice', params: { missionTitle: 'name', answerBy: 'instant' } },
  agreement_ending_soon: { group: 'mission', kind: 'choice', params: { organisationName: 'name', endDate: 'day', days: 'count' } },
  partnership_review_due: { group: 'mission', kind: 'choice', params: { organisationName: 'name' } },
  partnership_quiet: { group: 'mission', kind: 'choice', params: { organisationName: 'name', days: 'count' } },
  partnership_shared: { group: 'mission', kind: 'choice', params: { organisationName: 'name', how: 'choice' } },
  partnership_started: { group: 'mission', kind: 'choice', params: { organisationName: 'name' } },
  mission_person_invited: {
    group: 'mission',
    kind: 'essential',
    params: { giverName: 'name', receiverName: 'name', missionTitle: 'name', quarters: 'quarters', startDate: 'day' },
  },
  agreement_to_sign: { group: 'mission', kind: 'essential', params: { missionTitle: 'name' } },
  agreement_complete: {
    group: 'mission',
    kind: 'essential',
    params: { missionTitle: 'name', startDate: 'day', endDate: 'day', reference: 'words' },
  },
  amendment_to_approve: {
    group: 'mission',
    kind: 'essential',
    params: { organisationName: 'name', missionTitle: 'name', quarters: 'quarters', endDate: 'day' },
  },
  amendment_refused: { group: 'mission', kind: 'essential', params: { missionTitle: 'name', how: 'choice', reason: 'words' } },
  amendment_to_sign: { group: 'mission', kind: 'essential', params: { missionTitle: 'name' } },
  amendment_complete: {
    group: 'mission',
    kind: 'essential',
    params: { missionTitle: 'name', quarters: 'quarters', endDate: 'day', reference: 'words' },
  },
  forum_registered: { group: 'account', kind: 'essential', params: { forumName: 'name', startDate: 'day', placeName: 'name' } },
  account_confirm_email: { group: 'account', kind: 'essential', params: { expiresOn: 'instant' } },
  account_exists: { group: 'account', kind: 'essential', params: {} },
  account_invited: { group: 'account', kind: 'essential', params: { inviterName: 'name', organisationName: 'name', expiresOn: 'instant' } },
  company_invited: {
    group: 'account',
    kind: 'essential',
    params: {
      inviterName: 'name',
      by: 'choice',
      organisationName: 'name',
      companyName: 'words',
      account: 'choice',
      expiresOn: 'instant',
    },
  },
  account_password_reset: { group: 'account', kind: 'essential', params: {} },
  account_password_changed: { group: 'account', kind: 'essential', params: { changedOn: 'instant' } },
  account_email_change: { group: 'account', kind: 'essential', params: { expiresOn: 'instant' } },
  account_email_changed: { group: 'account', kind: 'essential', params: { changedOn: 'instant' } },
  // Whose account it is, the page says: a name here would be one more to erase.
  account_second_decision: { group: 'account', kind: 'essential', params: { role: 'choice' } },
  domain_proof: { group: 'account', kind: 'essential', params: { organisationName: 'name', domain: 'words', expiresOn: 'instant' } },
  organisation_received: { group: 'organisation', kind: 'essential', params: { organisationName: 'name' } },
  organisation_verified: { group: 'organisation', kind: 'essential', params: { organisationName: 'name' } },
  organisation_returned: { group: 'organisation', kind: 'essential', params: { organisationName: 'name', reason: 'words' } },
  organisation_suspended: { group: 'organisation', kind: 'essential', params: { organisationName: 'name', reason: 'words' } },
  organisation_reinstated: { group: 'organisation', kind: 'essential', params: { organisationName: 'name' } },
  organisation_waiting: {
    group: 'organisation',
    kind: 'choice',
    params: { organisationName: 'name', regionName: 'name', submittedOn: 'instant' },
  },
  organisation_second_decision: { group: 'organisation', kind: 'choice', params: { organisationName: 'name', regionName: 'name' } },
  company_invitation_accepted: { group: 'organisation', kind: 'choice', params: { companyName: 'words' } },
  merge_second_decision: { group: 'organisation', kind: 'choice', params: { keptName: 'name', goneName: 'name' } },
  listing_returned: { group: 'listing', kind: 'essential', params: { listingTitle: 'name', reason: 'words' } },
  listing_waiting: { group: 'listing', kind: 'choice', params: { listingTitle: 'name', organisationName: 'name', regionName: 'name' } },
  listing_closing_soon: { group: 'listing', kind: 'choice', params: { listingTitle: 'name', closesOn: 'day', days: 'count' } },
  listing_expired: { group: 'listing', kind: 'choice', params: { listingTitle: 'name' } },
  skill_accepted: { group: 'listing', kind: 'choice', bellOnly: true, params: { skillName: 'words' } },
  skill_declined: { group: 'listing', kind: 'choice', params: { skillName: 'words', reason: 'words' } },
  skill_merged: { group: 'listing', kind: 'choice', bellOnly: true, params: { skillName: 'words', keptSkillName: 'name' } },
  search_matched: { group: 'search', kind: 'asked', params: { searchName: 'words', list: 'choice', count: 'count' } },
} as const satisfies Record<string, EventRule>;

export type EventCode = keyof typeof events;

/** The group that a reader chooses for; null for an event that is no choice. Complexity O(1); no errors. */
export function choiceOf(event: EventCode): MailGroup | null {
  const { kind, group }: EventRule = events[event];
  return kind !== 'choice' || group === 'account' || group === 'search' ? null : group;
}

/** What somebody chose, as the database keeps it: what is at once may be missing. */
type Chosen = readonly { group: MailGroup; choice: MailChoice }[];

/** The choice of each group. Complexity O(groups²); no errors. */
export function chosenFor(rows: Chosen): Record<MailGroup, MailChoice> {
  const choice = (group: MailGroup) => rows.find((row) => row.group === group)?.choice ?? 'immediate';
  return { request: choice('request'), mission: choice('mission'), listing: choice('listing'), organisation: choice('organisation') };
}

/** When an event is mailed to somebody who chose so. The bell shows it anyway. Complexity O(groups²); no errors. */
export function mailingOf(event: EventCode, rows: Chosen): MailChoice {
  const rule: EventRule = events[event];
  if (rule.bellOnly) return 'none';
  const group = choiceOf(event);
  return group === null ? 'immediate' : chosenFor(rows)[group];
}

/** The groups whose mails end when a reader wants no more of `scope`. Complexity O(groups); no errors. */
export function groupsToEnd(scope: MailScope, chosen: Readonly<Record<MailGroup, MailChoice>>): MailGroup[] {
  return MAIL_GROUPS.filter((group) => (scope === 'digest' ? chosen[group] === 'daily' : group === scope && chosen[group] !== 'none'));
}

/** What a token that ends mails looks like: whose, which, with the number of a saved search, and our signature. */
export const UNSUBSCRIBE_TOKEN = /^[0-9a-f-]{36}\.[a-z_]{1,40}(?:-[1-9]\d{0,9})?\.[\w-]{43}$/;

/** Listings that the mail of a saved search names; what is beyond them is counted, and one press away. */
export const LISTINGS_NAMED = 10;

/** Lines of a daily mail; what is beyond them is counted, and one press away. */
export const DIGEST_LINES = 30;

/** Attempts of a message; graphile-worker waits e^n seconds after the n-th, six hours at most: the last comes after some sixteen hours. */
export const MAIL_ATTEMPTS = 12;

/** Minutes that one attempt has a message to itself, longer than any conversation with a mail server. */
export const CLAIM_MINUTES = 5;

/** Why a server did not take a message: no server, no entry, not now, no such mailbox, never, or something else. */
export const MAIL_FAILURES = ['unreachable', 'login', 'busy', 'address', 'refused', 'other'] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

/** Whether another attempt may end better: a server that says never says it again. Complexity O(1); no errors. */
export function isTriedAgain(failure: MailFailure, attempts: number): boolean {
  return failure !== 'address' && failure !== 'refused' && attempts < MAIL_ATTEMPTS;
}

/** An event with its parameters. */
export type NotifiedEvent = {
  [Code in EventCode]: {
    event: Code;
    params: {
      -readonly [Name in keyof (typeof events)[Code]['params']]: (typeof events)[Code]['params'][Name] extends infer Kind extends ParamKind
        ? ParamValue[Kind]
        : never;
    };
  };
}[EventCode];

/** A parameter that says what it holds, for those who put it into words. */
export type Placeholder = { [Kind in ParamKind]: { kind: Kind; value: ParamValue[Kind] } }[ParamKind];

/** The placeholders of an event's texts. */
export function placeholdersOf({ event, params }: NotifiedEvent): Record<string, Placeholder> {
  const kinds: Readonly<Record<string, ParamKind>> = events[event].params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name === 'quarters' ? 'hours' : name, { kind: kinds[name], value } as Placeholder]),
  );
}
