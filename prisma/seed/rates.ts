import type { PrismaClient } from '@/lib/generated/prisma/client';
import type { Rates } from '@/lib/hour-rates/rules';
import { STAFF } from './accounts';
import { personId } from './ids';
import type { SeedClock } from './time';

/** Whole MAD of an hour: invented, so that the demo's records show a value. */
const RATES: Rates = {
  strategy_governance: 450,
  project_impact: 350,
  fundraising: 350,
  communication: 300,
  design_media: 300,
  digital_it: 400,
  data: 400,
  finance_accounting: 400,
  legal: 500,
  human_resources: 350,
  operations_logistics: 300,
  training_coaching: 350,
  inclusion_accessibility: 400,
  translation: 250,
};

/** The first rates, where there are none: from then on they are the administrators'. */
export async function seedRates(db: PrismaClient, clock: SeedClock): Promise<void> {
  const authorId = personId(STAFF.administrator.email);
  const reason = 'Montants inventés pour la démonstration : à remplacer par ceux que le comité de pilotage retient.';
  await db.hourRates.createMany({
    data: [{ version: 1, rates: { ...RATES }, authorId, reason, createdAt: clock.ago(40, 9) }],
    skipDuplicates: true,
  });
}
