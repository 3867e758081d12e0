-- CreateEnum
CREATE TYPE "MailFailure" AS ENUM ('unreachable', 'login', 'busy', 'address', 'refused', 'other');

-- AlterEnum
ALTER TYPE "MailChoice" ADD VALUE 'daily';

-- AlterEnum
ALTER TYPE "MailState" ADD VALUE 'failed';

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "claimedUntil" TIMESTAMP(3),
ADD COLUMN     "failedAt" TIMESTAMP(3),
ADD COLUMN     "failure" "MailFailure",
ADD COLUMN     "unsubscribeUrl" TEXT;

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "digestId" INTEGER,
ADD COLUMN     "waitsForDigest" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Notification_digestId_idx" ON "Notification"("digestId");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- As text: a value that this very transaction adds to an enum cannot be named in it.
ALTER TABLE "Mail"
  ADD CONSTRAINT mail_failed_has_its_time CHECK (("state"::text = 'failed') = ("failedAt" IS NOT NULL)),
  ADD CONSTRAINT mail_attempts_not_negative CHECK ("attempts" >= 0);

ALTER TABLE "Notification"
  ADD CONSTRAINT notification_in_a_digest_waits_no_more CHECK (NOT "waitsForDigest" OR "digestId" IS NULL);

CREATE INDEX notification_waiting_for_digest ON "Notification" ("userId", "id") WHERE "waitsForDigest";

CREATE INDEX mail_failed ON "Mail" ("id") WHERE "failedAt" IS NOT NULL;
