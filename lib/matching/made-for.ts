import type { NeedFacts, OfferFacts } from './pair';
import { NEIGHBOURS } from './regions';

/** Wide enough for any wanted start, in days. */
const ANY_TIME = 3_650;

/**
 * The offer that a need could wish for. Other needs that it would serve well are near this one: by skills, place,
 * sector, format, hours and languages, with the points of any other offer.
 *
 * It goes anywhere, from afar too, and at any time: distance costs points and leaves nobody out.
 *
 * @param asOf the day of the ranking
 * @complexity O(n) for n skills
 */
export function offerMadeFor(need: NeedFacts, asOf: number): OfferFacts {
  return {
    // Nobody's.
    id: 0,
    organisationId: 0,
    kind: need.kind === 'ASSOCIATION' ? 'COMPANY' : 'ASSOCIATION',
    open: true,
    skills: need.skills.map(({ code }) => ({ code, level: 4 })),
    sectors: [need.sector],
    homeRegion: need.region,
    homeProvince: need.province,
    regions: Object.keys(NEIGHBOURS),
    remote: true,
    format: need.format,
    quartersLeft: need.quartersLeft,
    languages: need.languages,
    availableFromDay: asOf - ANY_TIME,
    availableUntilDay: asOf + ANY_TIME,
  };
}
