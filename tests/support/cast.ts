import { STAFF } from '@/prisma/seed/accounts';
import { readWholeCast } from '@/prisma/seed/cast';
import { idOf, numbered, personId } from '@/prisma/seed/ids';

/*
 * The people that tests act as, from the seed. Every command and action is tried by the same ones:
 * an owner, a member, a stranger of the same kind, the other side, coordinators in and out of scope.
 */

export interface Person {
  userId: string;
  email: string;
  name: string;
  /** The organisation the person belongs to; null for the programme's staff. */
  organisationId: number | null;
}

export interface Member extends Person {
  organisationId: number;
}

const content = readWholeCast();
const organisationIds = numbered(content.organisations);
const needIds = numbered(content.needs);
const offerIds = numbered(content.offers);

/** Somebody of an organisation of the cast: 0 is its owner, the others are members. */
function member(code: string, index: number): Member {
  const organisationId = idOf(organisationIds, code);
  const person = content.organisations[organisationId - 1]?.people[index];
  if (!person) throw new Error(`${code} has no person ${index}`);
  return { userId: personId(person.email), email: person.email, name: person.nameLatin, organisationId };
}

/** The owner of an organisation of the cast. */
export const ownerOf = (code: string): Member => member(code, 0);

/** The number of somebody's membership in the seed: people are numbered through, organisation by organisation. */
export function membershipId({ email }: Member): number {
  return content.organisations.flatMap(({ people }) => people).findIndex((person) => person.email === email) + 1;
}

function staff({ email, name }: { email: string; name: string }): Person {
  return { userId: personId(email), email, name, organisationId: null };
}

const scoped = [STAFF.atlanticCentre, STAFF.northAndEast] as const;

export const cast = {
  /** gharb_metiers, Kénitra, region 04. */
  associationOwner: member('gharb_metiers', 0),
  associationMember: member('gharb_metiers', 1),
  /** Another association, Fès, region 03. */
  otherAssociationOwner: member('ruelles_apprenantes', 0),
  /** noqta_systemes, Rabat, region 04. */
  companyOwner: member('noqta_systemes', 0),
  companyMember: member('noqta_systemes', 1),
  /** Another company, Casablanca, region 06. */
  otherCompanyOwner: member('banque_zellige', 0),
  /** Whom no other journey needs: this one leaves for good. */
  leavingMember: member('banque_zellige', 1),
  /** An association that waits for verification, and a company that was suspended. */
  unverifiedOwner: member('terrasses_dades', 0),
  suspendedOwner: member('trois_tamaris', 0),
  /** Associations whose file is theirs to complete: sent back, and not sent yet. */
  returnedOwner: member('sillons_partages', 0),
  draftOwner: member('lanternes_bouregreg', 0),
  /** Whom `companyOwner`'s company named on the mission that runs, and who acts for no organisation. */
  missionPerson: staff({ email: 'yassine.bennis@noqta-systemes.example', name: 'Yassine Bennis' }),
  coordinatorNational: staff(STAFF.national),
  administrator: staff(STAFF.administrator),
  observer: staff(STAFF.observer),
  anonymous: null,
} as const;

/** A coordinator who decides in the region: the scoped one if there is one, else the national one. */
export function coordinatorIn(region: string): Person {
  return staff(scoped.find((person) => person.regions.some((code) => code === region)) ?? STAFF.national);
}

/** A coordinator whose regions are others. */
export function coordinatorOut(region: string): Person {
  const person = scoped.find((candidate) => candidate.regions.every((code) => code !== region));
  if (!person) throw new Error(`Every coordinator decides in ${region}`);
  return staff(person);
}

/** The ICE of `companyOwner`'s company, whose people sign in by its own provider where tests configure one. */
export const COMPANY_ICE = '009910274000012';

/** A need and an offer that fit, and that no request of the seed joins. */
export const listings = {
  /** Of `associationOwner`: 30 hours, remote; the engine joins it with `databaseOffer`. */
  databaseNeed: {
    id: idOf(needIds, 'gharb_metiers_need_2'),
    organisationId: cast.associationOwner.organisationId,
    region: '04',
    quarters: 120,
  },
  /** Of `companyOwner`: 150 hours, remote or on site anywhere. */
  /** What an association offers companies. */
  auditOffer: { id: idOf(offerIds, 'rampe_commune_offer_1') },
  databaseOffer: { id: idOf(offerIds, 'noqta_systemes_offer_2'), organisationId: cast.companyOwner.organisationId, quarters: 600 },
} as const;

/** Who signs for the sides of two missions of the seed that nothing else rests on: on working time, and on their own. */
export const signing = {
  fr: { missionId: 1, giver: member('hamama_telecom', 0), receiver: member('lettres_relief', 0) },
  ar: { missionId: 4, giver: member('fil_aplomb', 0), receiver: member('argane_parole', 0) },
} as const;
