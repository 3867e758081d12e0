/*
 * Every event that people are told of: whether they may choose not to be, and what its texts say.
 * The texts are `events.<code>.{subject,body,action}` in messages; their placeholders are the
 * parameters below (a number of quarters is shown as `{hours}`).
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
  /** `YYYY-MM-DD`, in Casablanca. */
  day: string;
  /** ISO 8601 with its zone. */
  instant: string;
}

export type ParamKind = keyof ParamValue;

/** Events of one kind, whose mails a person turns off together. */
export const MAIL_GROUPS = ['request', 'listing', 'organisation'] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

/** Those of the account are always essential. */
export const GROUPS = ['account', ...MAIL_GROUPS] as const;
export type EventGroup = (typeof GROUPS)[number];

interface EventRule {
  group: EventGroup;
  /** `essential` is always sent; `choice` may be turned off by its reader. */
  kind: 'essential' | 'choice';
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
  request_declined: { group: 'request', kind: 'choice', params: { organisationName: 'name', requestTitle: 'name', reason: 'words' } },
  request_withdrawn: { group: 'request', kind: 'choice', params: { organisationName: 'name', requestTitle: 'name' } },
  request_changed: {
    group: 'request',
    kind: 'essential',
    params: { organisationName: 'name', requestTitle: 'name', answerBy: 'instant' },
  },
  request_waiting_approval: {
    group: 'request',
    kind: 'choice',
    params: { requestTitle: 'name', regionName: 'name', associationName: 'name', companyName: 'name', quarters: 'quarters' },
  },
  request_approved: {
    group: 'request',
    kind: 'essential',
    params: { organisationName: 'name', requestTitle: 'name', quarters: 'quarters' },
  },
  request_rejected: { group: 'request', kind: 'essential', params: { requestTitle: 'name', reason: 'words' } },
  account_confirm_email: { group: 'account', kind: 'essential', params: { expiresOn: 'instant' } },
  account_exists: { group: 'account', kind: 'essential', params: {} },
  account_invited: { group: 'account', kind: 'essential', params: { inviterName: 'name', organisationName: 'name', expiresOn: 'instant' } },
  account_password_reset: { group: 'account', kind: 'essential', params: {} },
  account_password_changed: { group: 'account', kind: 'essential', params: { changedOn: 'instant' } },
  account_email_change: { group: 'account', kind: 'essential', params: { expiresOn: 'instant' } },
  account_email_changed: { group: 'account', kind: 'essential', params: { changedOn: 'instant' } },
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
  listing_returned: { group: 'listing', kind: 'essential', params: { listingTitle: 'name', reason: 'words' } },
  listing_waiting: { group: 'listing', kind: 'choice', params: { listingTitle: 'name', organisationName: 'name', regionName: 'name' } },
  listing_closing_soon: { group: 'listing', kind: 'choice', params: { listingTitle: 'name', closesOn: 'day', days: 'count' } },
  listing_expired: { group: 'listing', kind: 'choice', params: { listingTitle: 'name' } },
  skill_accepted: { group: 'listing', kind: 'choice', params: { skillName: 'words' } },
  skill_declined: { group: 'listing', kind: 'choice', params: { skillName: 'words', reason: 'words' } },
  skill_merged: { group: 'listing', kind: 'choice', params: { skillName: 'words', keptSkillName: 'name' } },
} as const satisfies Record<string, EventRule>;

export type EventCode = keyof typeof events;

/** Whether an event is mailed to somebody who turned these groups off. The bell shows it anyway. Complexity O(groups); no errors. */
export function isMailed(event: EventCode, off: readonly MailGroup[]): boolean {
  const { kind, group }: EventRule = events[event];
  return kind === 'essential' || !off.some((candidate) => candidate === group);
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
    Object.entries(params).map(([name, value]) => {
      const kind = kinds[name];
      return [kind === 'quarters' ? 'hours' : name, { kind, value } as Placeholder];
    }),
  );
}
