import type { PrismaClient } from '@/lib/generated/prisma/client';
import type { Indicator } from '@/lib/reports/rules';
import { STAFF } from './accounts';
import { personId } from './ids';
import type { SeedClock } from './time';

const TARGETS: Partial<Record<Indicator, number>> = {
  organisations_verified: 50,
  needs_published: 60,
  missions_approved: 10,
  agreements_signed: 6,
  hours_confirmed: 120,
  missions_completed: 3,
  partnerships_begun: 5,
};

/** Two reports of the demo, where there are none: the one that observers read, and the one that is being written. */
export async function seedReports(db: PrismaClient, clock: SeedClock): Promise<void> {
  if ((await db.report.count()) > 0) return;
  const openedById = personId(STAFF.national.email);
  await db.report.create({
    data: {
      startsOn: clock.inDays(-180),
      endsOn: clock.inDays(-1),
      achievedFr:
        'Les premières missions sont allées de la demande à la mesure : un site repris en main, des comptes tenus, une équipe formée.\n\nLes associations disent ce qu’elles savent désormais faire seules.',
      achievedAr:
        'سارت أولى المهمات من الطلب إلى القياس: موقع استُعيد، وحسابات مضبوطة، وفريق تكوّن.\n\nوتقول الجمعيات ما صارت قادرة على فعله وحدها.',
      difficultiesFr: 'Les entreprises restent peu nombreuses hors de l’axe Casablanca–Rabat.',
      nextFr: 'Une rencontre par région, et un accompagnement des associations les moins avancées.',
      nextAr: 'لقاء في كل جهة، ومواكبة للجمعيات الأقل تقدما.',
      publishedAt: clock.ago(1),
      openedById,
      targets: { create: Object.entries(TARGETS).map(([indicator, target]) => ({ indicator, target })) },
    },
  });
  await db.report.create({ data: { startsOn: clock.inDays(-30), endsOn: clock.inDays(60), openedById } });
}
