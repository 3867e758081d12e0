import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { addDays, dayOf } from '@/lib/i18n/day';
import { notify } from '@/lib/notifications/commands';
import { DEMO_PASSWORD } from '@/lib/people/rules';
import type { Fields } from './act';
import { cast, coordinatorIn, coordinatorOut, type Member, type Person } from './cast';
import { addNeed, addOffer, addPair, addRequest, associationGives, companyGives, type Sides, type Story, today, valueOf } from './requests';

/*
 * Who may do what: every server action with a valid input and what each of the cast gets for it.
 * tests/db/permissions compares this table with the actions there are, and with what they do.
 */

export const CAST = [
  'owner',
  'member',
  'stranger',
  'otherSide',
  'otherStranger',
  'coordinatorIn',
  'coordinatorOut',
  'coordinatorNational',
  'administrator',
  'anonymous',
] as const;
export type CastMember = (typeof CAST)[number];

/** `done`, or the one refusal that tells this person no more than they may know. */
export type Expected = 'done' | 'forbidden' | 'notFound';

export interface Arrangement {
  /** Valid for whoever is entitled. */
  fields: Fields;
  /** Texts of the rows it is about, which no refusal may give away. */
  foreign: readonly string[];
}

export interface Permission {
  /** The export of a `lib/<noun>/actions.ts`. */
  action: string;
  /** The situation, where an action has several. */
  situation: string;
  people: Record<CastMember, Person | null>;
  expected: Record<CastMember, Expected>;
  arrange: () => Promise<Arrangement>;
  /** The page that success leads to. */
  leadsTo: RegExp;
}

const strangers = { association: cast.otherAssociationOwner, company: cast.otherCompanyOwner };

/** The cast around an organisation, whose other side is of the other kind. */
function around(own: Sides['giver'], other: Sides['giver'], region: string): Record<CastMember, Person | null> {
  const ownKind = own.owner === cast.associationOwner ? 'association' : 'company';
  return {
    owner: own.owner,
    member: own.member,
    stranger: strangers[ownKind],
    otherSide: other.owner,
    otherStranger: strangers[ownKind === 'association' ? 'company' : 'association'],
    coordinatorIn: coordinatorIn(region),
    coordinatorOut: coordinatorOut(region),
    coordinatorNational: cast.coordinatorNational,
    administrator: cast.administrator,
    anonymous: null,
  };
}

/** The cast around the side that gives, and around the one that receives. */
export const giverActs = (sides: Sides) => around(sides.giver, sides.receiver, sides.region);
export const receiverActs = (sides: Sides) => around(sides.receiver, sides.giver, sides.region);

const everybody = (expected: Expected) => Object.fromEntries(CAST.map((member) => [member, expected])) as Record<CastMember, Expected>;

/** A form about two published listings: all may know of them, one side may join them. */
const ownSideOnly = { ...everybody('forbidden'), owner: 'done', member: 'done' } as const;
/** A form about a request: only its sides and the programme's staff may know of it. */
const requestOf = { ...everybody('forbidden'), stranger: 'notFound', otherStranger: 'notFound' } as const;
const oneSide = { ...requestOf, owner: 'done', member: 'done' } as const;
const bothSides = { ...oneSide, otherSide: 'done' } as const;
const deciders = { ...requestOf, coordinatorIn: 'done', coordinatorNational: 'done' } as const;
/** A form for oneself. */
const signedIn = { ...everybody('done'), anonymous: 'forbidden' } as const;

/** A text that stands nowhere else. */
const newMark = () => `Confidentiel ${randomUUID()}`;

async function joining(sides: Sides): Promise<Arrangement> {
  const mark = newMark();
  const { needId, offerId } = await addPair(sides, { need: { mark }, offer: { mark } });
  return {
    fields: {
      needId: String(needId),
      offerId: String(offerId),
      hours: '12,5',
      startsOn: dayOf(addDays(today, 30)),
      mode: 'remote',
      message: 'Nous pouvons commencer quand vous voulez.',
      _submission: randomUUID(),
    },
    foreign: [mark],
  };
}

function about(sides: Sides, story: Story, more: Fields = {}): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const pair = await addPair(sides, { need: { mark }, offer: { mark } });
    const { id, version, reference } = await addRequest(pair, { ...story, terms: { message: mark } });
    return { fields: { requestId: String(id), version: String(version), ...more, _submission: randomUUID() }, foreign: [mark, reference] };
  };
}

const REASON = 'Les dates ne nous conviennent pas cette année.';
const pledged = { origin: 'pledge', state: 'proposed' } as const;
const asked = { origin: 'ask', state: 'proposed' } as const;
const proposed = { origin: 'pair', state: 'proposed' } as const;
const accepted = { origin: 'pledge', state: 'accepted' } as const;

const listing = (side: 'association' | 'company') => ({
  side,
  writtenIn: 'fr',
  title: 'Une base pour suivre nos apprentis',
  skills: ['database_design', 'data_visualisation'],
  format: 'mission_weeks',
  languages: ['fr', 'ar'],
  _submission: randomUUID(),
});

function publishing(owner: Member, fields: () => Fields): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    await addNeed(owner, { mark });
    await addOffer(owner, { mark });
    return { fields: fields(), foreign: [mark] };
  };
}

const need = (side: 'association' | 'company') => (): Fields => ({
  ...listing(side),
  context: 'Nous suivons six cents jeunes après leur formation, dans des tableaux épars.',
  deliverable: 'Une base simple et son mode d’emploi.',
  'importance.database_design': 'essential',
  'importance.data_visualisation': 'useful',
  sector: 'education',
  province: '04.281',
  mode: 'either',
  hours: '٣٠',
  wantedStart: dayOf(addDays(today, 40)),
  closesOn: dayOf(addDays(today, 30)),
  accessNote: '',
});

const offer = (side: 'association' | 'company') => (): Fields => ({
  ...listing(side),
  description: 'Nous réalisons des outils modestes, sous licence libre, avec leur mode d’emploi.',
  'level.database_design': '4',
  'level.data_visualisation': '3',
  sectors: ['education', 'environment'],
  places: ['remote', '04'],
  regime: 'employer_time',
  hoursTotal: '40',
  hoursPerMonth: '10',
  peopleCount: '2',
  availableFrom: dayOf(today),
  availableUntil: dayOf(addDays(today, 200)),
});

/** Somebody told the association's owner something; its answer names the notification. */
async function told(): Promise<{ id: string; mark: string }> {
  const mark = newMark();
  const { userId } = cast.associationOwner;
  valueOf(
    await transact((tx) =>
      notify(tx, {
        event: 'request_declined',
        params: { organisationName: { fr: mark, ar: null }, requestTitle: { fr: mark, ar: null }, reason: mark },
        href: '/association',
        to: [userId],
      }),
    ),
  );
  const { id } = await db.notification.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } });
  return { id: String(id), mark };
}

export const permissions: readonly Permission[] = [
  {
    action: 'pledgeExpertiseAction',
    situation: 'a company to an association',
    people: giverActs(companyGives),
    expected: ownSideOnly,
    arrange: () => joining(companyGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=pledged$/,
  },
  {
    action: 'pledgeExpertiseAction',
    situation: 'an association to a company',
    people: giverActs(associationGives),
    expected: ownSideOnly,
    arrange: () => joining(associationGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=pledged$/,
  },
  {
    action: 'askForExpertiseAction',
    situation: 'an association of a company',
    people: receiverActs(companyGives),
    expected: ownSideOnly,
    arrange: () => joining(companyGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=asked$/,
  },
  {
    action: 'askForExpertiseAction',
    situation: 'a company of an association',
    people: receiverActs(associationGives),
    expected: ownSideOnly,
    arrange: () => joining(associationGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=asked$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to a pledge',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to what was asked of one',
    people: giverActs(associationGives),
    expected: oneSide,
    arrange: about(associationGives, asked),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to a pair that was proposed to both',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, proposed),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'declineRequestAction',
    situation: 'a pledge',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged, { reason: REASON }),
    leadsTo: /^\/fr\/requests\/\d+\?done=declined$/,
  },
  {
    action: 'declineRequestAction',
    situation: 'what was asked of one',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, asked, { reason: REASON }),
    leadsTo: /^\/fr\/requests\/\d+\?done=declined$/,
  },
  {
    action: 'withdrawRequestAction',
    situation: 'one’s pledge',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged),
    leadsTo: /^\/fr\/requests\/\d+\?done=withdrawn$/,
  },
  {
    action: 'withdrawRequestAction',
    situation: 'once both have agreed',
    people: receiverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, accepted),
    leadsTo: /^\/fr\/requests\/\d+\?done=withdrawn$/,
  },
  {
    action: 'decideRequestAction',
    situation: 'approving',
    people: receiverActs(companyGives),
    expected: deciders,
    arrange: about(companyGives, accepted, { decision: 'approve', reason: '' }),
    leadsTo: /^\/fr\/programme\?approved=\d+$/,
  },
  {
    action: 'decideRequestAction',
    situation: 'rejecting',
    people: giverActs(associationGives),
    expected: deciders,
    arrange: about(associationGives, accepted, { decision: 'reject', reason: REASON }),
    leadsTo: /^\/fr\/programme\?rejected=\d+$/,
  },
  {
    action: 'publishNeedAction',
    situation: 'of an association',
    people: receiverActs(companyGives),
    // A stranger's is of the stranger's own association.
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(companyGives.receiver.owner, need('association')),
    leadsTo: /^\/fr\/association\/needs\/\d+$/,
  },
  {
    action: 'publishNeedAction',
    situation: 'of a company',
    people: receiverActs(associationGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(associationGives.receiver.owner, need('company')),
    leadsTo: /^\/fr\/company\/needs\/\d+$/,
  },
  {
    action: 'publishOfferAction',
    situation: 'of a company',
    people: giverActs(companyGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(companyGives.giver.owner, offer('company')),
    leadsTo: /^\/fr\/company\/offers\/\d+$/,
  },
  {
    action: 'publishOfferAction',
    situation: 'of an association',
    people: giverActs(associationGives),
    expected: { ...ownSideOnly, stranger: 'done' },
    arrange: publishing(associationGives.giver.owner, offer('association')),
    leadsTo: /^\/fr\/association\/offers\/\d+$/,
  },
  {
    action: 'openNotificationAction',
    situation: 'one’s own',
    people: receiverActs(companyGives),
    expected: { ...everybody('notFound'), owner: 'done', anonymous: 'forbidden' },
    arrange: async () => {
      const { id, mark } = await told();
      return { fields: { id }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/association$/,
  },
  {
    action: 'markAllReadAction',
    situation: 'all of one’s own',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => {
      const { id, mark } = await told();
      return { fields: { upTo: id }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/notifications$/,
  },
  {
    action: 'signInAction',
    situation: 'whoever sits here',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({ fields: { email: cast.associationOwner.email, password: DEMO_PASSWORD, next: '/notifications' }, foreign: [] }),
    leadsTo: /^\/fr\/notifications$/,
  },
  {
    action: 'signOutAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => ({ fields: {}, foreign: [] }),
    leadsTo: /^\/fr$/,
  },
];
