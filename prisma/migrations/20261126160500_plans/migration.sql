-- CreateEnum
CREATE TYPE "PlanItemKind" AS ENUM ('step', 'deliverable');

-- CreateEnum
CREATE TYPE "PlanItemState" AS ENUM ('planned', 'under_way', 'delivered', 'accepted', 'removed');

-- AlterTable
ALTER TABLE "Mission" ADD COLUMN     "objective" TEXT;

-- CreateTable
CREATE TABLE "PlanItem" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "kind" "PlanItemKind" NOT NULL,
    "title" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "PlanItemState" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "returnReason" TEXT,
    "returnedById" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PlanItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "startsAt" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place" TEXT,
    "link" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "cancelledAt" TIMESTAMP(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PlanItem_missionId_dueOn_id_idx" ON "PlanItem"("missionId", "dueOn", "id");

-- CreateIndex
CREATE INDEX "Meeting_missionId_heldOn_id_idx" ON "Meeting"("missionId", "heldOn", "id");

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PlanItem"
  ADD CONSTRAINT plan_item_has_a_title CHECK (btrim("title") <> ''),
  ADD CONSTRAINT plan_item_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT plan_item_sent_back_by_somebody CHECK (("returnReason" IS NULL) = ("returnedById" IS NULL));

ALTER TABLE "Meeting"
  ADD CONSTRAINT meeting_has_a_title CHECK (btrim("title") <> ''),
  ADD CONSTRAINT meeting_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT meeting_starts_at_a_time CHECK ("startsAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT meeting_lasts_within_a_day CHECK ("minutes" BETWEEN 15 AND 480),
  ADD CONSTRAINT meeting_is_somewhere CHECK (coalesce("place", "link") IS NOT NULL);
