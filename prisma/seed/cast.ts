import { Sector } from '@/lib/generated/prisma/enums';
import type { Origin } from '@/lib/origins/rules';
import { STAFF } from './accounts';
import {
  readCast,
  readFurtherCast,
  readRequests,
  readUnfinished,
  type SeedAssociation,
  type SeedCast,
  type SeedCompany,
  type SeedNeed,
  type SeedOffer,
  type SeedUnfinished,
} from './content';
import { idOf, numbered, personId } from './ids';
import { PROMPTS, PROPOSED_CHANGE } from './profiles';
import type { SeedClock } from './time';

/** The whole cast: its 50 organisations, 60 needs and 40 offers first, so that their numbers never move. */
export function readWholeCast(): Omit<SeedCast, 'associations'> & {
  associations: (SeedAssociation | SeedUnfinished)[];
  organisations: (SeedAssociation | SeedCompany | SeedUnfinished)[];
} {
  const verified = readCast();
  const further = readFurtherCast();
  const unfinished = readUnfinished();
  return {
    associations: [...verified.associations, ...further.associations, ...unfinished],
    companies: [...verified.companies, ...further.companies],
    needs: [...verified.needs, ...further.needs],
    offers: [...verified.offers, ...further.offers],
    // Associations 1–36, companies 37–50, the unverified association 51, the suspended company 52, and then
    // the returned 53, the 54 that resembles 18, the draft 55 and the suspended association 56.
    organisations: [...verified.associations, ...verified.companies, ...further.associations, ...further.companies, ...unfinished],
  };
}

/** Spreads rows over 0..size-1 without randomness: `step` and `size` share no divisor. */
function spread(index: number, step: number, size: number): number {
  return (index * step) % size;
}

/** The language an organisation writes in: that of its first listing. */
function localeOf(code: string, cast: Pick<SeedCast, 'needs' | 'offers'>): 'ar' | 'fr' {
  const first = [...cast.needs, ...cast.offers].find((listing) => listing.owner === code);
  return first?.writtenIn[0] ?? 'fr';
}

/** A company stands for the sectors its offers chose; an offer open to all five chose none. */
function sectorsOfCompany(code: string, offers: readonly SeedOffer[]): Sector[] {
  const chosen = offers.filter((offer) => offer.owner === code && offer.sectors.length < Object.keys(Sector).length);
  return Object.values(Sector).filter((sector) => chosen.some((offer) => offer.sectors.includes(sector)));
}

function wasVerified(state: string): boolean {
  return state === 'verified' || state === 'suspended';
}

/** All rows of the cast, with the numbers and the days they have in every database. */
/** What led the companies here that did not come of themselves. */
const CAME_BY: Readonly<Record<string, Origin>> = {
  banque_zellige: 'forum',
  noqta_systemes: 'forum',
  hamama_telecom: 'forum',
  faisceaux_gharb: 'forum',
  pierre_blonde: 'forum',
  encre_figue: 'share',
  fil_aplomb: 'share',
  plateau_rouge: 'invitation',
  hotels_amandier: 'invitation',
  grenade_rouge: 'invitation',
};

export type CastRows = ReturnType<typeof castRows>;

/**
 * @param publishedBefore needs and offers that must have been open for at least so many days, by code:
 *   what people asked for was there when they asked
 */
export function castRows(clock: SeedClock, publishedBefore: ReadonlyMap<string, number>) {
  const cast = readWholeCast();
  const organisationIds = numbered(cast.organisations);
  const daysOpen = (code: string, days: number) => Math.max(days, publishedBefore.get(code) ?? 0);

  const staff = Object.values(STAFF);
  // Who does a company's work without acting for it.
  const workers = readRequests()
    .flatMap(({ mission }) => mission?.people ?? [])
    .filter(({ confirmedDaysAgo }) => confirmedDaysAgo !== undefined);
  const members = cast.organisations.flatMap((organisation) =>
    organisation.people.map((person, index) => ({ ...person, organisation, role: index === 0 ? ('owner' as const) : ('member' as const) })),
  );

  return {
    today: clock.inDays(0),
    users: [
      ...staff.map(({ name, nameAr, email, locale }) => ({ id: personId(email), email, name, nameAr, locale })),
      ...members.map(({ nameLatin, nameArabic, email, organisation }) => ({
        id: personId(email),
        email,
        name: nameLatin,
        nameAr: nameArabic,
        locale: localeOf(organisation.code, cast),
      })),
      ...workers.map(({ email, name, nameAr }) => ({ id: personId(email), email, name, nameAr, locale: 'fr' as const })),
    ].map((user) => ({ ...user, emailVerified: clock.ago(120), createdAt: clock.ago(120) })),
    staffRoles: staff.map(({ email, kind, regions }, index) => ({
      id: index + 1,
      userId: personId(email),
      kind,
      national: regions.length === 0,
      regions: [...regions],
    })),
    organisations: cast.organisations.map((organisation, index) => {
      const association = 'receipt' in organisation;
      return {
        id: index + 1,
        kind: association ? ('ASSOCIATION' as const) : ('COMPANY' as const),
        legalForm: association ? ('association' as const) : ('company' as const),
        state: organisation.state,
        nameFr: organisation.nameFr,
        nameAr: organisation.nameAr,
        missionFr: organisation.missionFr,
        missionAr: organisation.missionAr,
        foundedIn: organisation.foundedIn,
        regionCode: organisation.region,
        provinceCode: organisation.province,
        sectors: association ? organisation.sectors : sectorsOfCompany(organisation.code, cast.offers),
        attention: spread(index, 19, 51),
        origin: association ? null : (CAME_BY[organisation.code] ?? ('direct' as const)),
        ...PROMPTS[organisation.code],
        stateReason: ('stateReason' in organisation && organisation.stateReason) || null,
        submittedAt: organisation.state === 'submitted' ? clock.ago(4) : organisation.state === 'returned' ? clock.ago(9) : null,
        verifiedAt: wasVerified(organisation.state) ? clock.ago(90 - spread(index, 7, 30)) : null,
        createdAt: wasVerified(organisation.state) ? clock.ago(120) : clock.ago(organisation.state === 'submitted' ? 4 : 10),
      };
    }),
    associations: cast.associations.map(({ code, receipt, publicUtility }) => ({
      organisationId: idOf(organisationIds, code),
      receiptType: receipt?.type ?? null,
      receiptNumber: receipt?.number ?? null,
      receiptDate: receipt?.date ? new Date(`${receipt.date}T00:00:00.000Z`) : null,
      receiptAuthorityFr: receipt?.authorityFr ?? null,
      receiptAuthorityAr: receipt?.authorityAr ?? null,
      publicUtility,
    })),
    profileChanges: [
      { ...ownerOf(PROPOSED_CHANGE.code), values: PROPOSED_CHANGE.values, createdAt: clock.ago(PROPOSED_CHANGE.daysAgo) },
    ].map(({ createdById, ...change }) => ({ ...change, proposedById: createdById })),
    companies: cast.companies.map(({ code, ice, tradeRegister, taxId, employees, industryFr, industryAr, csrLabel }) => ({
      organisationId: idOf(organisationIds, code),
      ice,
      tradeRegisterNumber: tradeRegister.number,
      tradeRegisterCourt: tradeRegister.court,
      taxId,
      employees,
      industryFr,
      industryAr,
      csrLabel,
    })),
    memberships: members.map(({ email, organisation, role, roleFr, roleAr }, index) => ({
      id: index + 1,
      userId: personId(email),
      organisationId: idOf(organisationIds, organisation.code),
      role,
      titleFr: roleFr,
      titleAr: roleAr,
      createdAt: clock.ago(120),
    })),
    needs: cast.needs.map((need, index) => needRow(need, index + 1, clock, daysOpen(need.code, spread(index, 13, 41)))),
    needSkills: cast.needs.flatMap((need, index) =>
      need.skills.map(({ code, importance }) => ({ needId: index + 1, skillCode: code, importance })),
    ),
    offers: cast.offers.map((offer, index) => offerRow(offer, index + 1, clock, daysOpen(offer.code, spread(index, 11, 41)))),
    offerSkills: cast.offers.flatMap((offer, index) =>
      offer.skills.map(({ code, level }) => ({ offerId: index + 1, skillCode: code, level })),
    ),
  };

  function ownerOf(code: string) {
    const [first] = cast.organisations[idOf(organisationIds, code) - 1]?.people ?? [];
    if (!first) throw new Error(`Nobody answers for ${code}`);
    return { organisationId: idOf(organisationIds, code), createdById: personId(first.email) };
  }

  function needRow(need: SeedNeed, id: number, at: SeedClock, daysAgo: number) {
    const { organisationId, createdById } = ownerOf(need.owner);
    const reviewed = need.state !== 'submitted';
    return {
      id,
      organisationId,
      state: need.state,
      titleFr: need.titleFr,
      titleAr: need.titleAr,
      contextFr: need.contextFr,
      contextAr: need.contextAr,
      deliverableFr: need.deliverableFr,
      deliverableAr: need.deliverableAr,
      sector: need.sector,
      regionCode: need.region,
      provinceCode: need.province,
      mode: need.mode,
      format: need.format,
      quartersTotal: need.hours * 4,
      quartersLeft: need.hours * 4,
      languages: need.languages,
      wantedStart: at.inDays(need.wantedStartInDays),
      closesOn: at.inDays(need.closesInDays),
      submittedAt: reviewed ? null : at.ago(3),
      publishedAt: reviewed ? at.ago(daysAgo) : null,
      createdById,
      createdAt: at.ago(reviewed ? daysAgo : 3),
    };
  }

  function offerRow(offer: SeedOffer, id: number, at: SeedClock, daysAgo: number) {
    const { organisationId, createdById } = ownerOf(offer.owner);
    return {
      id,
      organisationId,
      state: 'open' as const,
      titleFr: offer.titleFr,
      titleAr: offer.titleAr,
      descriptionFr: offer.descriptionFr,
      descriptionAr: offer.descriptionAr,
      sectors: offer.sectors,
      regions: offer.regions,
      remote: offer.remote,
      format: offer.format,
      regime: offer.regime,
      quartersTotal: offer.hoursTotal * 4,
      quartersLeft: offer.hoursTotal * 4,
      quartersPerMonth: offer.hoursPerMonth * 4,
      languages: offer.languages,
      peopleCount: offer.peopleCount,
      availableFrom: at.inDays(offer.availableFromInDays),
      availableUntil: at.inDays(offer.availableUntilInDays),
      publishedAt: at.ago(daysAgo),
      createdById,
      createdAt: at.ago(daysAgo),
    };
  }
}
