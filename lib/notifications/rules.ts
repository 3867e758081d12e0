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
  /** `YYYY-MM-DD`, in Casablanca. */
  day: string;
  /** ISO 8601 with its zone. */
  instant: string;
}

export type ParamKind = keyof ParamValue;

interface EventRule {
  /** `essential` is always sent; `choice` may be turned off by its reader. */
  kind: 'essential' | 'choice';
  params: Readonly<Record<string, ParamKind>>;
}

export const events = {
  need_published: { kind: 'choice', params: { listingTitle: 'name' } },
  offer_published: { kind: 'choice', params: { listingTitle: 'name' } },
  pledge_received: {
    kind: 'choice',
    params: { organisationName: 'name', needTitle: 'name', quarters: 'quarters', startDate: 'day', answerBy: 'instant' },
  },
  offer_requested: {
    kind: 'choice',
    params: { organisationName: 'name', offerTitle: 'name', quarters: 'quarters', answerBy: 'instant' },
  },
  request_accepted: {
    kind: 'choice',
    params: { organisationName: 'name', requestTitle: 'name', quarters: 'quarters', startDate: 'day' },
  },
  request_declined: { kind: 'choice', params: { organisationName: 'name', requestTitle: 'name', reason: 'words' } },
  request_withdrawn: { kind: 'choice', params: { organisationName: 'name', requestTitle: 'name' } },
  request_waiting_approval: {
    kind: 'choice',
    params: { requestTitle: 'name', regionName: 'name', associationName: 'name', companyName: 'name', quarters: 'quarters' },
  },
  request_approved: { kind: 'essential', params: { organisationName: 'name', requestTitle: 'name', quarters: 'quarters' } },
  request_rejected: { kind: 'essential', params: { requestTitle: 'name', reason: 'words' } },
} as const satisfies Record<string, EventRule>;

export type EventCode = keyof typeof events;

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
