import { hash } from '@node-rs/argon2';
import type { PrismaClient } from '@/lib/generated/prisma/client';
import { DEMO_PASSWORD } from './accounts';
import type { CastRows } from './cast';
import { passSequence } from './sequences';

/**
 * Inserts who and what is missing, each with all that belongs to it. What exists is left as people
 * made it: a skill taken off a need, or a member who left, does not come back.
 */
export async function seedCast(db: PrismaClient, rows: CastRows): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const users = missing(
        rows.users,
        await tx.user.findMany({ where: { id: { in: rows.users.map((row) => row.id) } }, select: { id: true } }),
      );
      if (users.length > 0) {
        // One hash for all: the password is public, and 90 of them would take longer than the rest of the seed.
        const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
        await tx.user.createMany({ data: users.map((user) => ({ ...user, passwordHash })) });
      }

      const organisations = missing(
        rows.organisations,
        await tx.organisation.findMany({ where: { id: { in: rows.organisations.map((row) => row.id) } }, select: { id: true } }),
      );
      const organisationIds = new Set(organisations.map((organisation) => organisation.id));
      await tx.organisation.createMany({ data: organisations });
      await tx.association.createMany({ data: rows.associations.filter((row) => organisationIds.has(row.organisationId)) });
      await tx.company.createMany({ data: rows.companies.filter((row) => organisationIds.has(row.organisationId)) });
      await tx.profileChange.createMany({ data: rows.profileChanges.filter((row) => organisationIds.has(row.organisationId)) });

      const userIds = new Set(users.map((user) => user.id));
      await tx.membership.createMany({ data: rows.memberships.filter((row) => userIds.has(row.userId)) });
      await tx.staffRole.createMany({ data: rows.staffRoles.filter((row) => userIds.has(row.userId)) });

      const needs = missing(
        rows.needs,
        await tx.skillNeed.findMany({ where: { id: { in: rows.needs.map((row) => row.id) } }, select: { id: true } }),
      );
      const needIds = new Set(needs.map((need) => need.id));
      await tx.skillNeed.createMany({ data: needs });
      await tx.needSkill.createMany({ data: rows.needSkills.filter((row) => needIds.has(row.needId)) });

      const offers = missing(
        rows.offers,
        await tx.expertiseOffer.findMany({ where: { id: { in: rows.offers.map((row) => row.id) } }, select: { id: true } }),
      );
      const offerIds = new Set(offers.map((offer) => offer.id));
      await tx.expertiseOffer.createMany({ data: offers });
      await tx.offerSkill.createMany({ data: rows.offerSkills.filter((row) => offerIds.has(row.offerId)) });

      for (const table of ['Organisation', 'Membership', 'StaffRole', 'SkillNeed', 'ExpertiseOffer'] as const)
        await passSequence(tx, table);
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** Those of `rows` whose id the database does not hold. */
function missing<Row extends { id: string | number }>(rows: readonly Row[], held: readonly { id: string | number }[]): Row[] {
  const ids = new Set(held.map((row) => row.id));
  return rows.filter((row) => !ids.has(row.id));
}
