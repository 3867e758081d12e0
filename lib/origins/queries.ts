import 'server-only';
import { db } from '@/lib/db/client';
import type { Origin, Reached } from './rules';

/**
 * Companies by what led them here, null for those from before that was kept: how many registered, how many of these
 * were verified, how many of these agreed to a request once, and how many of these had one approved.
 */
export function countReached(): Promise<(Reached & { origin: Origin | null })[]> {
  return db.$queryRaw`
    SELECT c."origin"::text AS "origin",
      count(*)::int AS "registered",
      count(*) FILTER (WHERE c."verified")::int AS "verified",
      count(*) FILTER (WHERE c."verified" AND c."committed")::int AS "committed",
      count(*) FILTER (WHERE c."verified" AND c."committed" AND c."mission")::int AS "mission"
    FROM (
      SELECT o."origin", o."verifiedAt" IS NOT NULL AS "verified",
        EXISTS (SELECT FROM "PartnershipRequest" r WHERE r."giverId" = o."id" AND r."giverConsentAt" IS NOT NULL)
          OR EXISTS (SELECT FROM "PartnershipRequest" r WHERE r."receiverId" = o."id" AND r."receiverConsentAt" IS NOT NULL) AS "committed",
        EXISTS (SELECT FROM "Mission" m WHERE m."giverId" = o."id") OR EXISTS (SELECT FROM "Mission" m WHERE m."receiverId" = o."id") AS "mission"
      FROM "Organisation" o
      WHERE o."kind" = 'COMPANY' AND o."mergedIntoId" IS NULL
    ) c
    GROUP BY c."origin"`;
}

/** Whether a forum knows an address: somebody registered for one with it, or was met there. */
export async function wasMet(email: string, client: Pick<typeof db, 'forumRegistration' | 'forumContact'> = db): Promise<boolean> {
  const known = [await client.forumRegistration.count({ where: { email } }), await client.forumContact.count({ where: { email } })];
  return known.some((count) => count > 0);
}
