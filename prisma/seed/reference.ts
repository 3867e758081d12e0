import { isDeepStrictEqual } from 'node:util';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import { readAgreementText, readIndicators, readProvinces, readRegions, readSkills } from './content';

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/** What the database lacks of the content, and what it holds in an older wording. */
function compare<Row extends { code: string }>(content: readonly Row[], held: readonly Row[]): { added: Row[]; corrected: Row[] } {
  const rows = new Map(held.map((row) => [row.code, row]));
  return {
    added: content.filter(({ code }) => !rows.has(code)),
    corrected: content.filter((row) => rows.has(row.code) && !isDeepStrictEqual(row, rows.get(row.code))),
  };
}

/** The 12 regions and the 75 provinces and prefectures, as the content says them now. */
export async function seedPlaces(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    const regions = compare(readRegions(), await tx.region.findMany());
    await tx.region.createMany({ data: regions.added });
    for (const data of regions.corrected) await tx.region.update({ where: { code: data.code }, data });
    const provinces = compare(readProvinces(), await tx.province.findMany());
    await tx.province.createMany({ data: provinces.added });
    for (const data of provinces.corrected) await tx.province.update({ where: { code: data.code }, data });
  }, TRANSACTION);
}

/** The families and the skills, as the content says them now. */
export async function seedSkills(db: PrismaClient): Promise<void> {
  const content = readSkills();
  const familyRows = content.families.map((family, position) => ({ ...family, position }));
  const skillRows = content.skills.map(({ family, ...skill }, position) => ({ ...skill, familyCode: family, position }));
  await db.$transaction(async (tx) => {
    const families = compare(familyRows, await tx.skillFamily.findMany());
    await tx.skillFamily.createMany({ data: families.added });
    for (const data of families.corrected) await tx.skillFamily.update({ where: { code: data.code }, data });
    const skills = compare(skillRows, await tx.skill.findMany());
    await tx.skill.createMany({ data: skills.added });
    for (const data of skills.corrected) await tx.skill.update({ where: { code: data.code }, data });
  }, TRANSACTION);
}

/** What results are told by, as the content says it now; missions keep the words that they were begun with. */
export async function seedIndicators(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    const indicators = compare(readIndicators(), await tx.indicator.findMany());
    await tx.indicator.createMany({ data: indicators.added });
    for (const data of indicators.corrected) await tx.indicator.update({ where: { code: data.code }, data });
  }, TRANSACTION);
}

/** The first text of agreements, where there is none: from then on it is the administrators'. */
export async function seedAgreementText(db: PrismaClient): Promise<void> {
  await db.agreementText.createMany({ data: [{ version: 1, clauses: readAgreementText() }], skipDuplicates: true });
}
