-- CreateEnum
CREATE TYPE "AmendmentState" AS ENUM ('proposed', 'agreed', 'approved', 'signed', 'declined', 'withdrawn', 'rejected', 'lapsed');

-- AlterEnum
ALTER TYPE "DocumentKind" ADD VALUE 'amendment';

-- AlterTable
ALTER TABLE "MissionDocument" ADD COLUMN     "amendmentId" INTEGER;

-- CreateTable
CREATE TABLE "Amendment" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "state" "AmendmentState" NOT NULL DEFAULT 'proposed',
    "version" INTEGER NOT NULL DEFAULT 1,
    "side" "MissionSide" NOT NULL,
    "quartersBefore" INTEGER NOT NULL,
    "endsOnBefore" DATE NOT NULL,
    "quarters" INTEGER NOT NULL,
    "endsOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "endReason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Amendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Amendment_missionId_id_idx" ON "Amendment"("missionId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MissionDocument_amendmentId_key" ON "MissionDocument"("amendmentId");

-- AddForeignKey
ALTER TABLE "MissionDocument" ADD CONSTRAINT "MissionDocument_amendmentId_fkey" FOREIGN KEY ("amendmentId") REFERENCES "Amendment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Amendment" ADD CONSTRAINT "Amendment_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Amendment"
  ADD CONSTRAINT amendment_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT amendment_hours_positive CHECK ("quartersBefore" > 0 AND "quarters" > 0),
  ADD CONSTRAINT amendment_changes_something CHECK ("quarters" <> "quartersBefore" OR "endsOn" <> "endsOnBefore"),
  ADD CONSTRAINT amendment_says_why CHECK (btrim("reason") <> ''),
  ADD CONSTRAINT amendment_ends_for_a_reason CHECK ("state" NOT IN ('declined', 'withdrawn', 'rejected') OR coalesce(btrim("endReason"), '') <> ''),
  ADD CONSTRAINT amendment_end_has_its_time CHECK (("endedAt" IS NOT NULL) = ("state" NOT IN ('proposed', 'agreed', 'approved')));

ALTER TABLE "MissionDocument"
  ADD CONSTRAINT document_of_an_amendment_is_no_agreement CHECK ("amendmentId" IS NULL OR "kind" <> 'agreement');

-- What is not decided is decided first: of two who propose at once, one does.
CREATE UNIQUE INDEX amendment_one_at_a_time ON "Amendment" ("missionId") WHERE "state" IN ('proposed', 'agreed', 'approved');
