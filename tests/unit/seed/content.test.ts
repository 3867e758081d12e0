import { describe, expect, it } from 'vitest';
import { RequestState } from '@/lib/generated/prisma/enums';
import { fold } from '@/lib/matching/normalise';
import { readWholeCast } from '@/prisma/seed/cast';
import { readCast, readProvinces, readRegions, readRequests, readSkills } from '@/prisma/seed/content';
import { numbered, personId } from '@/prisma/seed/ids';
import { listings } from '@/tests/support/cast';

const { families, skills } = readSkills();
const cast = readCast();
const whole = readWholeCast();

describe('places', () => {
  it('are the 12 regions and the 75 provinces and prefectures, each in its region', () => {
    const regions = readRegions();
    const provinces = readProvinces();
    expect(regions).toHaveLength(12);
    expect(provinces).toHaveLength(75);
    expect(new Set(provinces.map(({ regionCode }) => regionCode))).toEqual(new Set(regions.map(({ code }) => code)));
    expect(provinces.filter(({ type }) => type === 'prefecture')).toHaveLength(13);
  });

  it('of the cast are among those that people choose', () => {
    const provinces = new Map(readProvinces().map(({ code, regionCode }) => [code, regionCode]));
    for (const { code, region, province } of [...whole.organisations, ...whole.needs]) {
      expect(provinces.get(province), code).toBe(region);
    }
  });

  it('map the prefectures of arrondissements to Casablanca', () => {
    expect(whole.organisations.find(({ code }) => code === 'banque_zellige')?.province).toBe('06.141');
  });
});

describe('skills', () => {
  it('are 109 in 14 families, each code once', () => {
    expect(families).toHaveLength(14);
    expect(new Set(skills.map(({ code }) => code)).size).toBe(109);
    expect(new Set(skills.map(({ family }) => family))).toEqual(new Set(families.map(({ code }) => code)));
  });

  it('are each found by words that lead to no other', () => {
    const found = new Map<string, string>();
    for (const { code, fr, ar, synonymsFr, synonymsAr } of skills) {
      for (const word of new Set([fr, ar, ...synonymsFr, ...synonymsAr].map(fold))) {
        expect(found.get(word), `${word} of ${code}`).toBeUndefined();
        found.set(word, code);
      }
    }
  });

  it('are related both ways', () => {
    const related = new Map(skills.map((skill) => [skill.code, skill.related]));
    for (const { code, related: others } of skills) {
      for (const other of others) expect(related.get(other), `${code} and ${other}`).toContain(code);
    }
  });
});

describe('the cast', () => {
  it('has 36 associations, 14 companies, 60 needs and 40 offers, and then the further ones', () => {
    expect([cast.associations, cast.companies, cast.needs, cast.offers].map((rows) => rows.length)).toEqual([36, 14, 60, 40]);
    expect(whole.organisations.map(({ state }) => state).slice(50)).toEqual([
      'submitted',
      'suspended',
      'returned',
      'submitted',
      'draft',
      'suspended',
    ]);
    const ids = numbered(whole.organisations);
    expect([ids.get('mains_parlantes'), ids.get('banque_zellige'), ids.get('trois_tamaris')]).toEqual([1, 37, 52]);
  });

  it('names only skills and owners that exist', () => {
    const codes = new Set(skills.map(({ code }) => code));
    const owners = new Set(whole.organisations.map(({ code }) => code));
    for (const listing of [...whole.needs, ...whole.offers]) {
      expect(owners, listing.code).toContain(listing.owner);
      for (const { code } of listing.skills) expect(codes, listing.code).toContain(code);
    }
  });

  it('finds an essential skill in an offer of the other kind for 52 of the 60 needs', () => {
    const companies = new Set(cast.companies.map(({ code }) => code));
    const offered = { byCompanies: new Set<string>(), byAssociations: new Set<string>() };
    for (const { owner, skills: of } of cast.offers) {
      for (const { code } of of) (companies.has(owner) ? offered.byCompanies : offered.byAssociations).add(code);
    }
    const met = cast.needs.filter(({ owner, skills: of }) => {
      const other = companies.has(owner) ? offered.byAssociations : offered.byCompanies;
      return of.some(({ code, importance }) => importance === 'essential' && other.has(code));
    });
    expect(met).toHaveLength(52);
  });

  it('leaves two skills unused, so that an empty result exists', () => {
    const used = new Set([...whole.needs, ...whole.offers].flatMap((listing) => listing.skills.map(({ code }) => code)));
    expect(skills.map(({ code }) => code).filter((code) => !used.has(code))).toEqual(expect.arrayContaining(['ai_tools', 'interpreting']));
  });

  it('gives every person one address under .example and one id', () => {
    const emails = whole.organisations.flatMap(({ people }) => people.map(({ email }) => email));
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set(emails.map(personId)).size).toBe(emails.length);
    expect(personId('leila.ouazzani@khibra.example')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the requests', () => {
  const requests = readRequests();

  it('show every state', () => {
    expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(Object.values(RequestState)));
  });

  it('were asked, answered and decided in that order', () => {
    for (const { need, offer, askedDaysAgo, answeredDaysAgo = askedDaysAgo, decidedDaysAgo = 0 } of requests) {
      expect(askedDaysAgo, `${need} × ${offer}`).toBeGreaterThanOrEqual(answeredDaysAgo);
      expect(answeredDaysAgo, `${need} × ${offer}`).toBeGreaterThanOrEqual(decidedDaysAgo);
    }
  });

  it('leave the pair of the tests alone', () => {
    const need = whole.needs[listings.databaseNeed.id - 1]?.code;
    const offer = whole.offers[listings.databaseOffer.id - 1]?.code;
    expect([need, offer]).toEqual(['gharb_metiers_need_2', 'noqta_systemes_offer_2']);
    expect(requests.filter((request) => request.need === need)).toEqual([]);
  });
});
