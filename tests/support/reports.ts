import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay } from '@/lib/i18n/day';
import { cast } from './cast';

/** What a report's form asks for at least. */
export const reportFields = { startsOn: '2026-01-01', endsOn: '2026-06-30', target_hours_confirmed: '40', nextAr: 'لقاء في كل جهة.' };

/** A draft of the first half of 2026. */
export function addReport(change: Partial<Prisma.ReportUncheckedCreateInput> = {}) {
  return db.report.create({
    data: {
      startsOn: dateOfDay('2026-01-01'),
      endsOn: dateOfDay('2026-06-30'),
      openedById: cast.coordinatorNational.userId,
      ...change,
    },
  });
}
