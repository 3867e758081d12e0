import { db } from '@/lib/db/client';

/** Ids from here on are the generated ones. */
const FROM = 100_000;

/** Rows of each kind, 10,000 together. */
export const WAITING = { request: 7_000, verification: 1_000, need: 1_000, skill: 1_000 } as const;

/**
 * Fills the copy of the database with 10,000 rows that wait, over all regions and some three weeks: copies of
 * the seed's rows under other names, made by arithmetic and not by chance, so that each run measures the same.
 */
export async function fillDesk(): Promise<void> {
  const since = `(now() - make_interval(mins => (n * 37 % 30000)))::timestamp(3)`;
  const copies = (table: string, from: string, changed: string) =>
    db.$executeRawUnsafe(`
      INSERT INTO "${table}"
      SELECT (jsonb_populate_record(NULL::"${table}", to_jsonb(t) || jsonb_build_object(${changed}))).* FROM ${from}`);
  const place = `(SELECT p FROM (SELECT "code", "regionCode", row_number() OVER (ORDER BY "code") AS at FROM "Province") p WHERE p.at = 1 + n % 75)`;
  const organisations = (first: number, count: number, template: number, state: string) =>
    copies(
      'Organisation',
      `"Organisation" t, generate_series(${first}, ${first + count - 1}) n, LATERAL ${place} here(p) WHERE t."id" = ${template}`,
      `'id', ${FROM} + n, 'nameFr', t."nameFr" || ' ' || n, 'nameAr', t."nameAr" || ' ' || n, 'state', '${state}', 'stateReason', NULL,
       'provinceCode', (here.p)."code", 'regionCode', (here.p)."regionCode", 'submittedAt', ${since},
       'verifiedAt', CASE WHEN '${state}' = 'verified' THEN now() END`,
    );
  // The stored words are copied with the rows; the desk does not read them.
  for (const table of ['SkillNeed', 'ExpertiseOffer']) await db.$executeRawUnsafe(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
  await organisations(1, 1_000, 13, 'verified');
  await organisations(1_001, 300, 38, 'verified');
  await organisations(2_001, WAITING.verification, 13, 'submitted');
  const needs = (first: number, count: number, state: string) =>
    copies(
      'SkillNeed',
      `"SkillNeed" t, generate_series(${first}, ${first + count - 1}) n, "Organisation" o WHERE t."id" = 1 + n % 60 AND o."id" = ${FROM} + 1 + n % 1000`,
      `'id', ${FROM} + n, 'organisationId', o."id", 'regionCode', o."regionCode", 'provinceCode', o."provinceCode", 'state', '${state}',
       'quartersTotal', 400, 'quartersLeft', 400, 'submittedAt', ${since}, 'publishedAt', CASE WHEN '${state}' = 'open' THEN now() END`,
    );
  await needs(1, WAITING.request, 'open');
  await needs(20_001, WAITING.need, 'submitted');
  await copies(
    'ExpertiseOffer',
    `"ExpertiseOffer" t, generate_series(1, 300) n WHERE t."id" = 5`,
    `'id', ${FROM} + n, 'organisationId', ${FROM} + 1000 + n, 'state', 'open', 'quartersTotal', 1000000, 'quartersLeft', 1000000, 'quartersPerMonth', 100000`,
  );
  await copies(
    'PartnershipRequest',
    `"PartnershipRequest" t, generate_series(1, ${WAITING.request}) n, "SkillNeed" s WHERE t."id" = 112 AND s."id" = ${FROM} + n`,
    `'id', ${FROM} + n, 'reference', 'R-2025-' || lpad(n::text, 5, '0'), 'needId', s."id", 'offerId', ${FROM} + 1 + n % 300,
     'receiverId', s."organisationId", 'giverId', ${FROM} + 1001 + n % 300, 'regionCode', s."regionCode", 'quarters', 4 + n % 90,
     'needVersion', s."version", 'offerVersion', 1, 'acceptedAt', ${since}`,
  );
  await copies(
    'SkillProposal',
    `"SkillProposal" t, generate_series(1, ${WAITING.skill}) n WHERE t."id" = 1`,
    `'id', ${FROM} + n, 'label', 'Savoir-faire ' || n, 'organisationId', ${FROM} + 1 + n % 1000, 'createdAt', ${since}`,
  );
  for (const table of ['Organisation', 'SkillNeed', 'ExpertiseOffer', 'PartnershipRequest', 'SkillProposal'])
    await db.$executeRawUnsafe(`ANALYZE "${table}"`);
}
