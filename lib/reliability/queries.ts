import 'server-only';
import { db } from '@/lib/db/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { DONE_STATES, LEFT_OPEN_DAYS } from '@/lib/missions/rules';
import { COUNTED_DAYS, REQUESTS_READ, type Reliability, reliabilityOf } from './rules';

/** What may be said of an organisation to those who deal with it. */
export async function findReliability(organisationId: number, now: Date): Promise<Reliability> {
  const [waits, missions] = await Promise.all([listWaits(organisationId, now), countMissions(organisationId, now)]);
  return reliabilityOf({ waits, ...missions });
}

/** Of the newest requests that the other side made: how long each waited for its first answer, as `Dealings` has it. */
async function listWaits(organisationId: number, now: Date): Promise<(number | null)[]> {
  const rows = await db.$queryRaw<{ days: number | null }[]>`
    SELECT extract(epoch FROM answered - "createdAt")::float8 / 86400 AS days
    FROM (
      SELECT id, "createdAt", state, "answerBy", CASE origin WHEN 'pledge' THEN 'receiver' ELSE 'giver' END AS asked
      FROM "PartnershipRequest"
      WHERE "createdAt" > ${addDays(now, -COUNTED_DAYS)}
        AND (("receiverId" = ${organisationId} AND origin = 'pledge') OR ("giverId" = ${organisationId} AND origin = 'ask'))
      ORDER BY id DESC LIMIT ${REQUESTS_READ}
    ) request
    CROSS JOIN LATERAL (
      SELECT min(at) AS answered FROM (
        -- Whoever asked consents to nothing before the side that was asked has written other terms.
        SELECT at FROM "AuditEvent"
        WHERE subject = 'request' AND "subjectId" = request.id::text AND action IN ('request_consent', 'request_decline')
        UNION ALL
        SELECT at FROM "RequestTerms" WHERE "requestId" = request.id AND "termsVersion" > 1 AND author::text = asked
      ) answer
    ) first
    WHERE answered IS NOT NULL OR state = 'expired' OR (state = 'proposed' AND "answerBy" <= ${now})`;
  return rows.map(({ days }) => days);
}

async function countMissions(organisationId: number, now: Date): Promise<{ closed: number; over: number }> {
  const own = { OR: [{ giverId: organisationId }, { receiverId: organisationId }] };
  const lastDay = addDays(dateOfDay(dayOf(now)), -LEFT_OPEN_DAYS);
  const [closed, leftOpen, cancelled] = await Promise.all([
    db.mission.count({ where: { ...own, state: { in: [...DONE_STATES] } } }),
    db.mission.count({ where: { ...own, state: { in: ['planned', 'active'] }, signedAt: { not: null }, endsOn: { lte: lastDay } } }),
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int FROM "Mission" JOIN "Membership" ON "userId" = "endedById" AND "organisationId" = ${organisationId}
      WHERE state = 'cancelled' AND ${organisationId} IN ("giverId", "receiverId")`,
  ]);
  return { closed, over: closed + leftOpen + (cancelled[0]?.count ?? 0) };
}
