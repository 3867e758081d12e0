import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '../cast';
import type { Sides } from '../requests';

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
  'observer',
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
  /** The page that success leads to; null where the form stays, and says what came of it. */
  leadsTo: RegExp | null;
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
    observer: cast.observer,
    anonymous: null,
  };
}

/** The cast around the side that gives, and around the one that receives. */
export const giverActs = (sides: Sides) => around(sides.giver, sides.receiver, sides.region);
export const receiverActs = (sides: Sides) => around(sides.receiver, sides.giver, sides.region);

export const everybody = (expected: Expected) =>
  Object.fromEntries(CAST.map((member) => [member, expected])) as Record<CastMember, Expected>;

/** A form about two published listings: all may know of them, one side may join them. */
export const ownSideOnly = { ...everybody('forbidden'), owner: 'done', member: 'done' } as const;
/** A form about a request: only its sides and the programme's staff may know of it. */
export const requestOf = { ...everybody('forbidden'), stranger: 'notFound', otherStranger: 'notFound', observer: 'notFound' } as const;
export const oneSide = { ...requestOf, owner: 'done', member: 'done' } as const;
export const bothSides = { ...oneSide, otherSide: 'done' } as const;
export const deciders = { ...requestOf, coordinatorIn: 'done', coordinatorNational: 'done' } as const;
/** A form of the programme about two published listings. */
export const proposers = { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' } as const;
/** A form for oneself. */
export const signedIn = { ...everybody('done'), anonymous: 'forbidden' } as const;

/** A text that stands nowhere else. */
export const newMark = () => `Confidentiel ${randomUUID()}`;
