import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { cast, type Member } from './cast';
import { today } from './requests';

/** What a step's form asks for. */
export const stepFields = () => ({
  what: 'Relire les statuts et écrire les rôles.',
  who: 'Coordination de la région',
  nextOn: dayOf(addDays(today, 14)),
});

/** A step of the plan of somebody's association, planned by the national coordination. */
export function addStep({ organisationId }: Member, change: Partial<Prisma.SupportStepUncheckedCreateInput> = {}) {
  const { what, who } = stepFields();
  return db.supportStep.create({
    data: {
      ...{ organisationId, what, who, kind: 'technical', dimension: 'governance' },
      nextOn: addDays(today, 14),
      createdById: cast.coordinatorNational.userId,
      ...change,
    },
  });
}
