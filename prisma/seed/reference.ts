import { isDeepStrictEqual } from 'node:util';
import { readClauses } from '@/lib/agreement-texts/schema';
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

/**
 * The first text of agreements, where there is none: from then on its words are the administrators'. Clauses that the
 * platform has got since, and whom the others are for, come as another version, around the words as they are.
 */
export async function seedAgreementText(db: PrismaClient): Promise<void> {
  const content = readAgreementText();
  await db.$transaction(async (tx) => {
    const current = await tx.agreementText.findFirst({ orderBy: { version: 'desc' }, select: { version: true, clauses: true } });
    if (!current) {
      await tx.agreementText.create({ data: { version: 1, clauses: content } });
      return;
    }
    const held = readClauses(current.clauses);
    const added = content.filter(({ code }) => !held.some((clause) => clause.code === code));
    if (added.length === 0) return;
    const kept = held.map((clause) => {
      const directions = content.find(({ code }) => code === clause.code)?.directions;
      return { ...clause, ...(directions && { directions }) };
    });
    const data = { version: current.version + 1, clauses: [...kept, ...added], reason: CAME_WITH_THE_PLATFORM };
    await tx.agreementText.createMany({ data: [data], skipDuplicates: true });
  }, TRANSACTION);
}

/** Read by administrators of either language. */
const CAME_WITH_THE_PLATFORM =
  'Clauses de la plateforme pour les associations qui aident une entreprise, à faire relire par un conseil.\nبنود من المنصة تخص الجمعيات التي تساعد مقاولة، تُعرض على مستشار قانوني.';
