import 'server-only';
import { forbidden } from 'next/navigation';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { canReadAudit } from './policy';
import { listEvents } from './queries';
import { auditAddress, readAuditFilters } from './schema';
import type { AuditView } from './views';

/** Who did what, which fields, when and why, for administrators. */
export const loadAudit = cache(async (address: Readonly<Record<string, string | string[] | undefined>>): Promise<AuditView> => {
  const filters = readAuditFilters(address);
  const actor = await requireActor(auditAddress(filters));
  if (!canReadAudit(actor)) forbidden();
  const { events, next, people } = await listEvents(filters);
  return {
    filters,
    people,
    events,
    first: filters.after === null ? null : auditAddress({ ...filters, after: null }),
    next: next === null ? null : auditAddress({ ...filters, after: next }),
  };
});
