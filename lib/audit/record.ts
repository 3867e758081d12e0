import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { AuditAction, AuditSubject } from './rules';

export interface AuditEntry {
  actorId: string | null;
  /** The domain's verb, snake_case: `request_approve`. */
  action: AuditAction;
  subject: AuditSubject;
  subjectId: string | number;
  /** Names of the changed fields, never their values. */
  fields?: readonly string[];
  /** Words and values of persons; kept aside so that they can be erased. */
  personal?: Prisma.InputJsonValue;
}

/** Writes who did what, in the transaction of what was done. */
export async function record(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorId: entry.actorId,
      action: entry.action,
      subject: entry.subject,
      subjectId: String(entry.subjectId),
      fields: [...(entry.fields ?? [])],
      ...(entry.personal !== undefined && { personal: { create: { values: entry.personal } } }),
    },
  });
}
