-- Since when an amendment waits for its decision.
ALTER TABLE "Amendment" ADD COLUMN     "agreedAt" TIMESTAMP(3);

-- Of those that both sides have agreed on already: when the other side did, as the audit has it.
UPDATE "Amendment" a SET "agreedAt" = coalesce(
  (SELECT min(e."at") FROM "AuditEvent" e
   WHERE e."action" = 'amendment_agree' AND e."subject" = 'mission' AND e."subjectId" = a."missionId"::text AND e."at" >= a."createdAt"),
  a."createdAt")
WHERE a."state" IN ('agreed', 'approved', 'signed');

ALTER TABLE "Amendment" ADD CONSTRAINT amendment_agreed_has_its_time CHECK ("state" NOT IN ('agreed', 'approved', 'signed') OR "agreedAt" IS NOT NULL);

-- The queue's own order, of what waits alone.
CREATE INDEX amendment_waits_in_order ON "Amendment" ("agreedAt", "id") WHERE "state" = 'agreed';
