/**
 * Why an action was refused, as a whole. A closed list: each has its words in `messages/*.json`
 * under `errors`, and none says more than the person may know.
 */
export type ErrorCode =
  | 'forbidden' // not entitled; params.signedOut = 'yes' when nobody is signed in
  | 'notFound' // no such row, or none that this person may know of
  | 'invalid' // one or more fields; see `fields`
  | 'changed' // the row changed since it was read
  | 'weightsChanged' // the same of the weights; the page that comes back shows them as they are now
  | 'expired' // the deadline has passed
  | 'notEnoughHours' // params.hours left, params.side = need | offer
  | 'hoursUnconfirmed' // none of the hours that a certificate would be of is confirmed
  | 'hoursWaiting' // the receiver has not answered to all hours of a mission yet
  | 'listingUnavailable' // the need or the offer is not open any more
  | 'listingOver' // its last day has passed: it cannot be opened
  | 'draftNewer' // saved elsewhere meanwhile; params.time
  | 'tooManyDrafts'
  | 'tooManySearches' // params.most
  | 'tooManyWaiting' // params.most: pledges of an organisation that is not verified yet
  | 'pairImpossible' // a hard constraint of the engine; params.refusal names it
  | 'agreementIncomplete' // something that a clause needs is not filled in
  | 'propositionIncomplete' // a question has no answer, or one that is too long for its place
  | 'diagnosticIncomplete' // a dimension has too few answers to be told by
  | 'amendmentBelowDeclared' // more hours were declared meanwhile than an amendment leaves
  | 'threadClosed' // the request has ended: nobody writes there any more
  | 'alreadyAsked' // a live request joins this need and this offer
  | 'organisationNotVerified' // params.what = listing when it is about publishing
  | 'domainTaken' // another organisation proved it meanwhile
  | 'linkUnusable' // a mailed link that was used, is too old or never was
  | 'accountExists' // the address got an account since the link was mailed
  | 'handOverFirst' // others are left, and none of them is responsible for the organisation
  | 'lastAdministrator' // nobody else could give staff their roles
  | 'lastOwner' // an organisation would be left without an owner
  | 'oneself' // nobody does this to their own account
  | 'decideAlone' // something asks for a look: it is not decided together with others
  | 'secondPerson' // the same person has decided first: another one confirms
  | 'forumOver' // nobody registers any more
  | 'standInUse' // somebody was met there
  | 'credentials'
  | 'tooManyAttempts' // params.minutes
  | 'invitationsToday' // params.most: an organisation that is not verified yet may send no more within a day
  | 'companyInvitationsToday' // params.most: no more companies are invited by an association, or by a coordinator, within a day
  | 'mailboxLettersToday' // invitations have gone to this address several times today
  | 'lettersToday' // params.most: no more people are asked for a mission within a day
  | 'failed'; // our fault; logged with a reference

export type Params = Record<string, string | number>;

/** One field's error; `code` has its words under `errors.<code>`. */
export interface FieldError {
  code: string;
  params?: Params;
  /** What else is wrong there: each of several files has its own reason. */
  also?: readonly FieldError[];
}

export interface Refused {
  ok: false;
  code: ErrorCode;
  params?: Params;
  fields?: Record<string, FieldError>;
}

export type Result<T> = { ok: true; value: T } | Refused;

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** What a success becomes; a refusal stays what it is. */
export function onDone<T, U>(result: Result<T>, next: (value: T) => U): Result<U> {
  return result.ok ? done(next(result.value)) : result;
}

export function refused(code: ErrorCode, params?: Params): Refused {
  return { ok: false, code, ...(params && { params }) };
}

/** What a form gets back: never passwords, always what else was typed. */
export interface FormState {
  status: 'idle' | 'refused' | 'done';
  code?: ErrorCode;
  params?: Params;
  fields: Record<string, FieldError>;
  values: Record<string, string[]>;
}

export const idle: FormState = { status: 'idle', fields: {}, values: {} };

/** A server action bound to a form by `useActionState`. */
export type FormAction = (previous: FormState, formData: FormData) => Promise<FormState>;
