import 'server-only';
import { db } from '@/lib/db/client';
import { TWO_PERSON_ACTIONS, type TwoPersonAction } from './rules';
import type { FirstDecisionView } from './views';

/** The subjects of one action, each with the version that its reader has. */
export type Subjects = readonly { id: string | number; version: string | number }[];

/** First decisions that still count, by the subject's id: on its version, by somebody who could still take them. */
export async function findFirstDecisions(
  action: TwoPersonAction,
  subjects: Subjects,
  readerId: string,
): Promise<Map<string, FirstDecisionView>> {
  if (subjects.length === 0) return new Map();
  const { subject, by: kind } = TWO_PERSON_ACTIONS[action];
  const rows = await db.firstDecision.findMany({
    where: {
      subject,
      action,
      subjectId: { in: subjects.map(({ id }) => String(id)) },
      by: { disabledAt: null, staffRoles: { some: { kind } } },
    },
    select: {
      subjectId: true,
      version: true,
      detail: true,
      byId: true,
      createdAt: true,
      by: { select: { name: true, nameAr: true } },
    },
    orderBy: { id: 'asc' },
    take: subjects.length,
  });
  const versions = new Map(subjects.map(({ id, version }) => [String(id), String(version)]));
  return new Map(
    rows
      .filter((row) => versions.get(row.subjectId) === row.version)
      .map(({ subjectId, detail, byId, createdAt, by }) => [
        subjectId,
        { at: createdAt, by: { fr: by.name, ar: by.nameAr }, byReader: byId === readerId, detail },
      ]),
  );
}
