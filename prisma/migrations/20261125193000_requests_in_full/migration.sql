-- CreateEnum
CREATE TYPE "TermsAuthor" AS ENUM ('giver', 'receiver', 'programme');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('no_time', 'other_dates', 'other_skills', 'too_far', 'already_covered', 'other');

-- AlterTable
ALTER TABLE "PartnershipRequest" ADD COLUMN     "declineReason" "DeclineReason",
ADD COLUMN     "remindersSent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "team" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "RequestTerms" (
    "requestId" INTEGER NOT NULL,
    "termsVersion" INTEGER NOT NULL,
    "author" "TermsAuthor" NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "quarters" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "mode" "WorkMode" NOT NULL,
    "team" JSONB NOT NULL DEFAULT '[]',
    "message" TEXT,

    CONSTRAINT "RequestTerms_pkey" PRIMARY KEY ("requestId","termsVersion")
);

-- AddForeignKey
ALTER TABLE "RequestTerms" ADD CONSTRAINT "RequestTerms_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was declined before there was a list was declined in words.
UPDATE "PartnershipRequest" SET "declineReason" = 'other' WHERE "state" = 'declined';

ALTER TABLE "PartnershipRequest"
  DROP CONSTRAINT request_refusal_has_a_reason,
  ADD CONSTRAINT request_refusal_has_a_reason CHECK (
    ("state" <> 'rejected' AND "declineReason" IS DISTINCT FROM 'other') OR ("reason" IS NOT NULL AND btrim("reason") <> '')
  ),
  ADD CONSTRAINT request_declined_says_why CHECK (("state" = 'declined') = ("declineReason" IS NOT NULL)),
  ADD CONSTRAINT request_team_is_a_list CHECK (jsonb_typeof("team") = 'array'),
  ADD CONSTRAINT request_reminders_within_2 CHECK ("remindersSent" BETWEEN 0 AND 2);

ALTER TABLE "RequestTerms"
  ADD CONSTRAINT request_terms_positive CHECK ("termsVersion" > 0 AND "quarters" > 0),
  ADD CONSTRAINT request_terms_team_is_a_list CHECK (jsonb_typeof("team") = 'array');

-- Nobody could change terms until now: what stands today is what was first written.
INSERT INTO "RequestTerms" ("requestId", "termsVersion", "author", "byId", "at", "quarters", "startsOn", "mode")
SELECT
  "id", 1,
  CASE "origin" WHEN 'pledge' THEN 'giver' WHEN 'ask' THEN 'receiver' ELSE 'programme' END::"TermsAuthor",
  "createdById", "createdAt", "quarters", "startsOn", "mode"
FROM "PartnershipRequest";

UPDATE "Notification" SET "params" = "params" || '{"why": "other", "said": "yes"}' WHERE "event" = 'request_declined';
