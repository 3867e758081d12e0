import type { PrismaClient } from '@/lib/generated/prisma/client';
import { readProvinces, readRegions, readSkills } from './content';

const TRANSACTION = { maxWait: 10_000, timeout: 60_000 } as const;

/** The 12 regions and the 75 provinces and prefectures, as the content says them now. */
export async function seedPlaces(db: PrismaClient): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const { code, ...names } of readRegions()) {
      await tx.region.upsert({ where: { code }, create: { code, ...names }, update: names });
    }
    for (const { code, ...rest } of readProvinces()) {
      await tx.province.upsert({ where: { code }, create: { code, ...rest }, update: rest });
    }
  }, TRANSACTION);
}

/** The families and the skills, as the content says them now. */
export async function seedSkills(db: PrismaClient): Promise<void> {
  const { families, skills } = readSkills();
  await db.$transaction(async (tx) => {
    for (const [position, { code, ...labels }] of families.entries()) {
      await tx.skillFamily.upsert({ where: { code }, create: { code, position, ...labels }, update: { position, ...labels } });
    }
    for (const [position, { code, family, ...rest }] of skills.entries()) {
      const row = { familyCode: family, position, ...rest };
      await tx.skill.upsert({ where: { code }, create: { code, ...row }, update: row });
    }
  }, TRANSACTION);
}
