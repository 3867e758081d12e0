-- AlterTable
ALTER TABLE "Mission" ADD COLUMN "needMet" BOOLEAN NOT NULL DEFAULT false;

-- What receivers have answered so far closed their needs, and was written nowhere else.
UPDATE "Mission" SET "needMet" = true FROM "SkillNeed" n
WHERE n."id" = "needId" AND "Mission"."state" IN ('completed', 'evaluated') AND n."state" IN ('filled', 'closed');

ALTER TABLE "Mission" ADD CONSTRAINT mission_need_met_once_done CHECK (NOT "needMet" OR "state" IN ('completed', 'evaluated'));
