import { COUNTED_DAYS } from '@/lib/attention/rules';
import { IMPORT_HOURS } from '@/lib/forum-imports/rules';
import { keepsAnOwner } from '@/lib/memberships/rules';

/*
 * Law 09-08 in one file: what every table holds of a person, what of it the person can download, what
 * becomes of it when the account is erased, and how long the rest is kept.
 *
 * tests/unit/privacy/held.test.ts compares HELD with schema.prisma: a table or a text column that is not
 * named here fails it. tests/db/privacy/canary.test.ts compares it with what export and erasure do.
 */

/** Stands for an erased person wherever a name is shown, in both languages. */
export const PSEUDONYM = { name: 'Compte supprimé', nameAr: 'حساب محذوف' } as const;

/** An address that no mail can reach (RFC 2606), and that is nobody's but this row's. */
export function pseudonymousEmail(userId: string): string {
  return `erased-${userId}@erased.invalid`;
}

/**
 * Stands for what an erased person wrote to others, and is put into words where it is read. It is the
 * sign « substitute », which no form lets through: nobody can have written it.
 */
export const ERASED_WORDS = '\u001a';

/** Why an organisation is suspended whose last person was erased; read by coordinators of either language. */
export const NOBODY_LEFT = 'Plus aucun compte n’agit pour cette organisation.\nلم يعد أي حساب يعمل باسم هذه الهيئة.';

/** Whether words that a person wrote are gone with their account. */
export function areErased(words: string): boolean {
  return words === ERASED_WORDS;
}

/** What the download shows of a column. */
export type Exported =
  | 'shown'
  /** Held as a secret or as a hash: the download says that it is there, and not what it is. */
  | 'secret'
  /** A number or a code of ours that ties rows together; says nothing by itself. */
  | 'reference';

/** What erasure does to a column of the person's rows. */
export type Erased =
  /** The row goes. */
  | 'deleted'
  /** Null, empty, or the default of a new row. */
  | 'emptied'
  /** `PSEUDONYM`, `pseudonymousEmail` or `ERASED_WORDS` in its place. */
  | 'replaced'
  /** It stays, because it identifies nobody, or is the record of an organisation or of the programme. */
  | 'kept';

export interface ColumnRule {
  exported: Exported;
  erased: Erased;
}

export interface TableRule {
  /** Which of its rows are a person's; null when none is. */
  rows: string | null;
  /** Why what is kept is kept, where something is. */
  why?: string;
  columns: Readonly<Record<string, ColumnRule>>;
}

function columns(exported: Exported, erased: Erased, names: string): Record<string, ColumnRule> {
  return Object.fromEntries(names.split(' ').map((name) => [name, { exported, erased }]));
}

/** A table without a person: its texts are named, so that the next one is thought about. */
function nobody(why: string, names: string): TableRule {
  return { rows: null, why, columns: columns('reference', 'kept', names) };
}

const OF_THE_ORGANISATION = 'The record of an organisation, which published it or had it decided; it stays true without the person.';
const A_LIST = 'A list of the platform, the same for everybody.';

/** Every model of schema.prisma with all its columns that hold text, JSON or bytes, or point to a person. */
export const HELD: Readonly<Record<string, TableRule>> = {
  User: {
    rows: 'id',
    why: 'The id stands behind the pseudonym, so that totals and the course of requests stay whole.',
    columns: {
      ...columns('shown', 'replaced', 'email name nameAr'),
      ...columns('shown', 'emptied', 'image phone'),
      ...columns('secret', 'emptied', 'passwordHash'),
      ...columns('reference', 'kept', 'id'),
    },
  },
  MailedLink: {
    rows: 'userId, or sent to the person’s address',
    columns: {
      ...columns('shown', 'deleted', 'email payload'),
      ...columns('secret', 'deleted', 'tokenHash'),
      ...columns('reference', 'deleted', 'id userId'),
    },
  },
  CalendarFeed: {
    rows: 'userId',
    columns: { ...columns('secret', 'deleted', 'tokenHash'), ...columns('reference', 'deleted', 'userId') },
  },
  MailPreference: { rows: 'userId', columns: columns('reference', 'deleted', 'userId') },
  SavedSearch: {
    rows: 'userId',
    columns: { ...columns('shown', 'deleted', 'name query'), ...columns('reference', 'deleted', 'userId') },
  },
  SavedSearchMatch: { rows: null, why: 'Which listings a saved search has told of; it goes with the search.', columns: {} },
  Account: {
    rows: 'userId',
    columns: {
      ...columns('shown', 'deleted', 'type provider providerAccountId scope'),
      ...columns('secret', 'deleted', 'refresh_token access_token token_type id_token session_state'),
      ...columns('reference', 'deleted', 'id userId'),
    },
  },
  Session: {
    rows: 'userId',
    columns: { ...columns('secret', 'deleted', 'sessionToken'), ...columns('reference', 'deleted', 'id userId') },
  },
  VerificationToken: {
    rows: 'identifier is the person’s address',
    columns: { ...columns('shown', 'deleted', 'identifier'), ...columns('secret', 'deleted', 'token') },
  },
  AttemptWindow: { rows: 'key is a keyed hash of the person’s address', columns: columns('secret', 'deleted', 'key') },

  Organisation: nobody(
    OF_THE_ORGANISATION,
    'nameFr nameAr missionFr missionAr servesFr servesAr changesFr changesAr seeksFr seeksAr links regionCode provinceCode stateReason',
  ),
  Association: nobody(OF_THE_ORGANISATION, 'receiptNumber receiptAuthorityFr receiptAuthorityAr'),
  Company: nobody(OF_THE_ORGANISATION, 'ice tradeRegisterNumber tradeRegisterCourt taxId industryFr industryAr'),
  LegalDocument: nobody(OF_THE_ORGANISATION, 'number authorityFr authorityAr'),
  Logo: nobody(OF_THE_ORGANISATION, 'bytes sha256'),
  EmailDomain: nobody(OF_THE_ORGANISATION, 'domain'),
  ProfileChange: {
    rows: 'proposedById or decidedById',
    why: OF_THE_ORGANISATION,
    columns: { ...columns('shown', 'kept', 'values reason'), ...columns('reference', 'kept', 'proposedById decidedById') },
  },
  OrganisationMerge: {
    rows: 'proposedById or decidedById',
    why: OF_THE_ORGANISATION,
    columns: columns('reference', 'kept', 'proposedById decidedById'),
  },
  Invitation: {
    rows: 'invitedById, or sent to the person’s address',
    why: 'One that the person sent to somebody else is revoked if it waits, and stays as the organisation’s until its period is over.',
    columns: {
      ...columns('shown', 'deleted', 'email'),
      ...columns('secret', 'deleted', 'tokenHash'),
      ...columns('reference', 'deleted', 'id'),
      ...columns('reference', 'kept', 'invitedById'),
    },
  },
  CompanyInvitation: {
    rows: 'invitedById, or sent to the person’s address',
    why: 'One that the person sent is revoked if it waits, loses their words, and stays as the association’s or the programme’s until its period is over.',
    columns: {
      ...columns('shown', 'deleted', 'email companyName'),
      ...columns('shown', 'emptied', 'words'),
      ...columns('secret', 'deleted', 'tokenHash'),
      ...columns('reference', 'deleted', 'id'),
      ...columns('reference', 'kept', 'invitedById'),
    },
  },
  Membership: {
    rows: 'userId',
    columns: { ...columns('shown', 'deleted', 'titleFr titleAr'), ...columns('reference', 'deleted', 'userId') },
  },
  StaffRole: {
    rows: 'userId',
    columns: { ...columns('shown', 'deleted', 'regions'), ...columns('reference', 'deleted', 'userId') },
  },

  SkillNeed: {
    rows: 'createdById',
    why: OF_THE_ORGANISATION,
    columns: {
      ...columns('shown', 'kept', 'titleFr titleAr'),
      ...columns('reference', 'kept', 'createdById'),
      ...columns(
        'reference',
        'kept',
        'contextFr contextAr deliverableFr deliverableAr accessNote returnReason regionCode provinceCode searchText facets',
      ),
    },
  },
  NeedSkill: nobody(OF_THE_ORGANISATION, 'skillCode'),
  ExpertiseOffer: {
    rows: 'createdById',
    why: OF_THE_ORGANISATION,
    columns: {
      ...columns('shown', 'kept', 'titleFr titleAr'),
      ...columns('reference', 'kept', 'createdById'),
      ...columns('reference', 'kept', 'descriptionFr descriptionAr regions returnReason searchText facets'),
    },
  },
  OfferSkill: nobody(OF_THE_ORGANISATION, 'skillCode'),
  ValueProposition: {
    rows: 'publishedById',
    why: 'What an association says to anybody; who published it is a pseudonym.',
    columns: {
      ...columns('reference', 'kept', 'audienceFr audienceAr problemFr problemAr methodFr methodAr proofFr proofAr exchangeFr exchangeAr'),
      ...columns('reference', 'kept', 'publishedById'),
    },
  },
  Draft: {
    rows: 'authorId',
    columns: { ...columns('shown', 'deleted', 'fields'), ...columns('reference', 'deleted', 'id authorId') },
  },
  WaitingPledge: {
    rows: 'createdById',
    columns: { ...columns('shown', 'deleted', 'message team'), ...columns('reference', 'deleted', 'draftId createdById') },
  },
  SkillProposal: {
    rows: 'proposedById or decidedById',
    why: 'The name of a skill, and why the programme took it or not; neither says anything of the person.',
    columns: { ...columns('shown', 'kept', 'label reason'), ...columns('reference', 'kept', 'proposedById decidedById skillCode') },
  },
  ListingSkillProposal: { rows: null, why: OF_THE_ORGANISATION, columns: {} },

  PartnershipRequest: {
    rows: 'createdById wrote the message, endedById the reason; giverConsentById and receiverConsentById agreed',
    why: 'Requests, hours and decisions are the record of two organisations and of the programme; who acted is a pseudonym.',
    columns: {
      ...columns('shown', 'replaced', 'message reason'),
      ...columns('reference', 'kept', 'createdById endedById giverConsentById receiverConsentById'),
      ...columns('reference', 'kept', 'reference regionCode parts facts'),
      // Functions and hours of an organisation's people, never names.
      ...columns('reference', 'kept', 'team'),
    },
  },
  FirstDecision: {
    rows: 'byId, or the person is its subject',
    columns: columns('reference', 'deleted', 'subject subjectId action version detail byId'),
  },
  RequestTerms: {
    rows: 'byId',
    why: 'What two organisations agreed on, and when; who wrote it is a pseudonym.',
    columns: { ...columns('shown', 'replaced', 'message'), ...columns('reference', 'kept', 'byId team') },
  },
  Mission: {
    rows: 'endedById wrote the reason',
    why: 'The record of two organisations: what was agreed on, and how many hours were confirmed; who acted is a pseudonym.',
    columns: {
      ...columns('shown', 'replaced', 'reason'),
      ...columns('reference', 'kept', 'reference regionCode endedById objective contactId'),
    },
  },
  PlanItem: {
    rows: 'createdById, or returnedById wrote the reason',
    why: 'What two organisations planned together, and how far it is; who wrote it is a pseudonym.',
    columns: {
      ...columns('shown', 'kept', 'title'),
      ...columns('shown', 'replaced', 'returnReason'),
      ...columns('reference', 'kept', 'createdById returnedById'),
    },
  },
  PlanFile: {
    rows: 'addedById',
    why: 'What one organisation delivered to another: both may have to show it; who added it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'name'), ...columns('reference', 'kept', 'id sha256 bytes addedById') },
  },
  Meeting: {
    rows: 'createdById',
    why: 'When two organisations met, and where; who arranged it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'title place link'), ...columns('reference', 'kept', 'startsAt createdById') },
  },
  MissionPerson: {
    rows: 'userId, or named by the person’s address; namedById',
    why: 'That the person named somebody else stays with the mission of their organisation.',
    columns: {
      ...columns('shown', 'deleted', 'email name function'),
      ...columns('secret', 'deleted', 'tokenHash'),
      ...columns('reference', 'deleted', 'userId'),
      ...columns('reference', 'kept', 'namedById'),
    },
  },
  HourEntry: {
    rows: 'byId or workedById',
    why: 'Hours that one organisation gave another, and what was done in them: both may have to show them. It is append-only.',
    columns: { ...columns('shown', 'kept', 'what'), ...columns('reference', 'kept', 'byId workedById') },
  },
  HourAnswer: {
    rows: 'byId',
    why: 'What one organisation said of another’s hours. It is append-only; who said it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'reason'), ...columns('reference', 'kept', 'byId') },
  },
  MissionReminder: nobody('What the people of a mission were reminded of.', 'kind key'),
  Partnership: nobody('What two organisations aim at together, until when, and why it stopped.', 'aims reason'),
  PartnershipReminder: nobody('What two partners were reminded of.', 'kind key'),
  PartnershipConsent: {
    rows: 'byId',
    why: 'That an organisation lets anybody read what came of a partnership; who said so for it is a pseudonym.',
    columns: columns('reference', 'kept', 'byId'),
  },
  PartnershipReview: {
    rows: 'byId',
    why: 'What an organisation said of a year with another: both may have to show it. It is append-only; who said it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'reached next'), ...columns('reference', 'kept', 'byId') },
  },
  HourRates: {
    rows: 'authorId',
    why: 'What hours were valued with, and why it was changed. It is append-only; who set it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'reason'), ...columns('reference', 'kept', 'authorId rates') },
  },
  AgreementText: {
    rows: 'authorId',
    why: 'What agreements say, and why it was changed. It is append-only; who wrote it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'reason'), ...columns('reference', 'kept', 'authorId clauses') },
  },
  Agreement: nobody(
    'What two organisations agree on; who signs and who is called is named by both for the sake of the contract.',
    'values',
  ),
  MissionDocument: {
    rows: 'issuedById',
    why: 'A contract of two organisations as it was issued: it is evidence for as long as it may be contested. It is append-only.',
    columns: columns('reference', 'kept', 'reference code bytes sha256 issuedById'),
  },
  Amendment: nobody('Other hours or another end of two organisations’ mission, and why.', 'reason endReason'),
  AgreementSignature: {
    rows: 'byId',
    why: 'Who bound an organisation, in which function and when: without it the contract is worth nothing. It is append-only.',
    columns: { ...columns('shown', 'kept', 'name function scanName'), ...columns('reference', 'kept', 'id byId scanSha256 scan') },
  },
  Certificate: {
    rows: 'userId; issuedById',
    why: 'An association’s certificate is the association’s; who drew it up for it is a pseudonym.',
    columns: {
      ...columns('reference', 'deleted', 'userId reference code factsSha256 bytes sha256'),
      ...columns('reference', 'kept', 'issuedById'),
    },
  },
  Indicator: nobody('What the result of a mission can be told by.', 'code nameFr nameAr unitFr unitAr howFr howAr families'),
  MissionIndicator: {
    rows: 'chosenById, droppedById',
    why: 'What two organisations tell a mission’s result by, without a word on anybody; who chose it is a pseudonym.',
    columns: {
      ...columns('shown', 'kept', 'nameFr nameAr howFr howAr'),
      ...columns('reference', 'kept', 'code unitFr unitAr chosenById droppedById'),
    },
  },
  IndicatorValue: {
    rows: 'byId',
    why: 'What an organisation measured: totals, and where they come from. It is append-only; who gave it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'evidence'), ...columns('reference', 'kept', 'byId') },
  },
  AutonomyAnswer: {
    rows: 'byId',
    why: 'What an organisation said of itself. It is append-only; who said it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'example'), ...columns('reference', 'kept', 'byId') },
  },
  Feedback: {
    rows: 'byId',
    why: 'What one organisation thought of its mission with another. It is append-only; who wrote it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'words'), ...columns('reference', 'kept', 'byId') },
  },
  Diagnostic: {
    rows: 'startedById, closedById',
    why: 'What an association said of itself, and when; who began and closed it is a pseudonym.',
    columns: columns('reference', 'kept', 'startedById closedById'),
  },
  SupportStep: {
    rows: 'createdById',
    why: 'What the programme does with an association, and what came of it; who planned it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'what who outcome'), ...columns('reference', 'kept', 'dimension createdById') },
  },
  Report: {
    rows: 'openedById',
    why: 'What the programme tells its funders of a period; who opened it is a pseudonym.',
    columns: {
      ...columns('shown', 'kept', 'achievedFr achievedAr difficultiesFr difficultiesAr nextFr nextAr'),
      ...columns('reference', 'kept', 'openedById'),
    },
  },
  ReportTarget: nobody('What a report aims at.', 'indicator'),
  Forum: {
    rows: 'createdById',
    why: 'What the programme arranged, and tells anybody; who wrote it is a pseudonym.',
    columns: columns('reference', 'kept', 'nameFr nameAr place provinceCode agendaFr agendaAr partners createdById'),
  },
  Stand: nobody('Which association stands at a forum; its code is public.', 'code place'),
  ForumRegistration: {
    rows: 'registered with the person’s address',
    columns: { ...columns('shown', 'replaced', 'name'), ...columns('shown', 'emptied', 'email phone organisation') },
  },
  ForumContact: {
    rows: 'met under the person’s address; takenById',
    why: 'That somebody was met counts in the funnel, and says nothing of who; who noted it is a pseudonym.',
    columns: {
      ...columns('shown', 'replaced', 'name spokeOf'),
      ...columns('shown', 'emptied', 'email phone organisation'),
      ...columns('reference', 'kept', 'clientId takenById'),
    },
  },
  ForumImport: {
    rows: 'byId',
    why: 'Which file was written when, and what came of it; who sent it is a pseudonym.',
    columns: columns('reference', 'kept', 'fileName head columns byId'),
  },
  ForumImportRow: {
    rows: 'a cell is the person’s address',
    columns: columns('shown', 'deleted', 'cells problems'),
  },
  ForumImportMerge: nobody('Which fields of whom a file filled, without what stands in them; it goes with the day of undoing.', 'filled'),
  Lead: {
    rows: 'ownerId, openedById',
    why: 'What the programme follows between two organisations; who follows it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'nextStep reason'), ...columns('reference', 'kept', 'organisation ownerId openedById') },
  },
  LeadEvent: {
    rows: 'byId',
    why: 'When a lead came into a state: the funnel reads the time of each step. It is append-only.',
    columns: columns('reference', 'kept', 'byId'),
  },
  DiagnosticAnswer: {
    rows: 'byId',
    why: 'What an association said of itself, once closed as it was answered; who answered is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'evidence'), ...columns('reference', 'kept', 'item byId') },
  },
  ThreadMessage: {
    rows: 'authorId',
    why: 'That somebody wrote, and when, belongs to the course of a request of two organisations; the words are gone.',
    columns: { ...columns('shown', 'replaced', 'body'), ...columns('reference', 'kept', 'authorId') },
  },
  ThreadAttachment: {
    rows: 'of the person’s messages',
    columns: { ...columns('shown', 'deleted', 'name bytes'), ...columns('reference', 'deleted', 'id sha256') },
  },
  Submission: {
    rows: 'actorId',
    columns: { ...columns('shown', 'deleted', 'action answer'), ...columns('reference', 'deleted', 'actorId submissionId') },
  },
  AuditEvent: {
    rows: 'actorId, or the person is its subject',
    why: 'Who did what when, by ids and names of fields: decisions can be explained for years. It is append-only.',
    columns: {
      ...columns('shown', 'kept', 'action subject subjectId fields'),
      ...columns('reference', 'kept', 'actorId'),
    },
  },
  AuditPersonalValue: { rows: 'of those events, or holding the person’s address', columns: columns('shown', 'deleted', 'values') },
  Notification: {
    rows: 'userId; words and the name of the person in somebody else’s are replaced',
    columns: { ...columns('shown', 'deleted', 'event params href'), ...columns('reference', 'deleted', 'userId') },
  },
  Mail: {
    rows: 'of the person’s notifications, or to the person’s address',
    columns: {
      ...columns('shown', 'deleted', 'toAddress subject text html'),
      ...columns('secret', 'deleted', 'unsubscribeUrl'),
      ...columns('reference', 'deleted', 'messageId'),
    },
  },

  MatchWeights: {
    rows: 'authorId',
    why: 'How the programme ranks, and why: kept scores rest on it. It is append-only; who wrote it is a pseudonym.',
    columns: { ...columns('shown', 'kept', 'reason'), ...columns('reference', 'kept', 'authorId') },
  },

  Round: {
    rows: 'authorId',
    why: 'Which pairs the programme looked for and from what they were computed: a set can be made again. It holds no words of a person.',
    columns: columns('reference', 'kept', 'regionCode shares pinned removed authorId problem result'),
  },
  RoundPair: nobody('Which need and which offer a round joined, and what became of it.', 'refusal'),

  Region: nobody(A_LIST, 'code nameFr nameAr'),
  Province: nobody(A_LIST, 'code regionCode nameFr nameAr type'),
  SkillFamily: nobody(A_LIST, 'code fr ar'),
  Skill: nobody(A_LIST, 'code familyCode fr ar descriptionFr descriptionAr synonymsFr synonymsAr related'),
  RarityTable: nobody(A_LIST, 'weights'),
  SearchWord: nobody('Single words of listings, without who wrote them.', 'word'),
  RankingChange: { rows: null, why: 'Which listing the ranking must read anew.', columns: {} },
  Showing: { rows: null, why: 'How often an organisation was shown, and to nobody in particular.', columns: {} },
  AttentionFigure: nobody(A_LIST, 'key'),
  RankingEpoch: { rows: null, why: 'Counts when the ranking must read all anew.', columns: {} },
};

/** Days that something is kept after the moment that starts its period, and why so long. */
export interface Retention {
  /** Whole days of 24 hours, 0 or more: it goes in the first night after them. */
  days: number;
  from: string;
  why: string;
}

export const RETENTION = {
  session: { days: 0, from: 'its end', why: 'It opens nothing any more.' },
  link: { days: 7, from: 'its use or its end', why: 'Whoever follows it once more is told what became of it.' },
  registration: { days: 1, from: 'the end of its link', why: 'Nobody confirmed the address: it may be somebody else’s.' },
  invitation: {
    days: 30,
    from: 'its acceptance, its revocation or its end',
    why: 'The team sees whom it invited; the invited may be nobody here.',
  },
  companyInvitation: {
    days: 30,
    from: 'its revocation or its end',
    why: 'Who invited sees that nobody came; the invited may be nobody here.',
  },
  acceptedCompanyInvitation: {
    days: 365,
    from: 'its acceptance',
    why: 'Who invited sees through a first year what became of the company; what led it here stays with its record.',
  },
  namedPerson: {
    days: 30,
    from: 'the end of a link that nobody followed, the refusal, or the removal of who never agreed',
    why: 'The giver sees who did not answer; they may be nobody here.',
  },
  attempt: { days: 1, from: 'the end of its window', why: 'It keeps nobody waiting any more.' },
  submission: { days: 30, from: 'the sending', why: 'A form that stays open in a browser is not sent twice.' },
  mail: { days: 90, from: 'the sending', why: 'A question about a message that did not arrive comes within weeks.' },
  unsentMail: { days: 90, from: 'the writing', why: 'Nobody is served by a message of last season.' },
  readNotification: { days: 180, from: 'the reading', why: 'Half a year is enough to come back to it; the request itself stays.' },
  unreadNotification: { days: 365, from: 'the notice', why: 'Who has not read it in a year does not wait for it.' },
  draft: { days: 365, from: 'the last change', why: 'A listing that is written once a year can start from last year’s draft.' },
  endedThread: {
    days: 365,
    from: 'the end of a request that led to no mission',
    why: 'Whoever asks again within a year sees what was said; after that nothing is built on it.',
  },
  approvedThread: {
    days: 5 * 365,
    from: 'the approval',
    why: 'What was arranged may be contested for five years, as in the commercial code (article 5).',
  },
  showing: { days: COUNTED_DAYS, from: 'its last showing on the day', why: 'What is older says next to nothing of who is shown now.' },
  verificationToken: { days: 0, from: 'its end', why: 'It opens nothing any more.' },
  forumRegistration: { days: 365, from: 'the registration', why: 'The next forum of a year can be told of the last one.' },
  forumContact: {
    days: 2 * 365,
    from: 'the meeting',
    why: 'What a forum leads to takes a year or more; who consented was told how long.',
  },
  forumImport: {
    days: IMPORT_HOURS / 24,
    from: 'the sending of a file that nobody confirmed, or its confirmation',
    why: 'A list that is looked at today is confirmed or undone by tomorrow.',
  },
  personalValue: {
    days: 5 * 365,
    from: 'the event',
    why: 'Decisions may be contested for five years, as in the commercial code (article 5).',
  },
} as const satisfies Record<string, Retention>;

export type Kept = keyof typeof RETENTION;
export const keptThings = Object.keys(RETENTION) as Kept[];

const DAY = 24 * 60 * 60 * 1000;

/**
 * The moment up to which a period that started is over at `now`: what started then or before goes.
 * Complexity O(1); no errors.
 */
export function overSince(kept: Kept, now: Date): Date {
  return new Date(now.getTime() - RETENTION[kept].days * DAY);
}

/** What becomes of an organisation when one of its people is erased. */
export type Leaving =
  /** Others go on. */
  | 'stays'
  /** Others are there, and none of them is responsible for it: somebody must be, first. */
  | 'needsOwner'
  /** Nobody is left. */
  | 'closes';

/**
 * @param others active people beside the one who leaves, and how many of them are owners
 * Complexity O(1); no errors.
 */
export function leavingOf(organisation: { role: 'owner' | 'member'; others: number; otherOwners: number }): Leaving {
  if (organisation.others === 0) return 'closes';
  return keepsAnOwner(organisation.role, organisation.otherOwners) ? 'stays' : 'needsOwner';
}

/** A period as people say it: whole years where it is some, else days; `night` where it goes at once. Complexity O(1). */
export function periodOf(kept: Kept): { unit: 'night' | 'days' | 'years'; count: number } {
  const { days } = RETENTION[kept];
  if (days === 0) return { unit: 'night', count: 0 };
  return days % 365 === 0 ? { unit: 'years', count: days / 365 } : { unit: 'days', count: days };
}

/** How long the platform's own cookies live at most, in whole days. Those of a sign-in by OpenID Connect end with it or with the browser. */
export const COOKIE_DAYS = { session: 14, locale: 365 } as const;
