-- CreateEnum
CREATE TYPE "MissionState" AS ENUM ('planned', 'active', 'completed', 'evaluated', 'cancelled');

-- CreateEnum
CREATE TYPE "HourAnswerKind" AS ENUM ('confirmed', 'disputed');

-- CreateTable
CREATE TABLE "Mission" (
    "id" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "requestId" INTEGER NOT NULL,
    "state" "MissionState" NOT NULL DEFAULT 'planned',
    "version" INTEGER NOT NULL DEFAULT 1,
    "needId" INTEGER NOT NULL,
    "offerId" INTEGER NOT NULL,
    "giverId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "regionCode" TEXT NOT NULL,
    "regime" "Regime" NOT NULL,
    "mode" "WorkMode" NOT NULL,
    "quarters" INTEGER NOT NULL,
    "quartersConfirmed" INTEGER NOT NULL DEFAULT 0,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "signedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "endedById" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Mission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourEntry" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "workedOn" DATE NOT NULL,
    "quarters" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "correctsId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HourEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourAnswer" (
    "entryId" INTEGER NOT NULL,
    "kind" "HourAnswerKind" NOT NULL,
    "reason" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HourAnswer_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "MissionReminder" (
    "missionId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MissionReminder_pkey" PRIMARY KEY ("missionId","kind","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Mission_reference_key" ON "Mission"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Mission_requestId_key" ON "Mission"("requestId");

-- CreateIndex
CREATE INDEX "Mission_giverId_id_idx" ON "Mission"("giverId", "id");

-- CreateIndex
CREATE INDEX "Mission_receiverId_id_idx" ON "Mission"("receiverId", "id");

-- CreateIndex
CREATE INDEX "Mission_state_endsOn_id_idx" ON "Mission"("state", "endsOn", "id");

-- CreateIndex
CREATE INDEX "Mission_regionCode_id_idx" ON "Mission"("regionCode", "id");

-- CreateIndex
CREATE INDEX "Mission_needId_idx" ON "Mission"("needId");

-- CreateIndex
CREATE INDEX "Mission_offerId_idx" ON "Mission"("offerId");

-- CreateIndex
CREATE UNIQUE INDEX "HourEntry_correctsId_key" ON "HourEntry"("correctsId");

-- CreateIndex
CREATE INDEX "HourEntry_missionId_id_idx" ON "HourEntry"("missionId", "id");

-- CreateIndex
CREATE INDEX "HourEntry_byId_idx" ON "HourEntry"("byId");

-- CreateIndex
CREATE INDEX "HourAnswer_byId_idx" ON "HourAnswer"("byId");

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_giverId_fkey" FOREIGN KEY ("giverId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "HourEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourAnswer" ADD CONSTRAINT "HourAnswer_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "HourEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourAnswer" ADD CONSTRAINT "HourAnswer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionReminder" ADD CONSTRAINT "MissionReminder_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Mission"
  ADD CONSTRAINT mission_reference_has_its_form CHECK ("reference" ~ '^M-[0-9]{4}-[0-9]{4,}$'),
  ADD CONSTRAINT mission_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT mission_quarters_positive CHECK ("quarters" > 0),
  ADD CONSTRAINT mission_confirmed_within_reserved CHECK ("quartersConfirmed" BETWEEN 0 AND "quarters"),
  ADD CONSTRAINT mission_ends_after_it_starts CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT mission_runs_once_signed CHECK ("state" IN ('planned', 'cancelled') OR "signedAt" IS NOT NULL),
  ADD CONSTRAINT mission_hours_need_signatures CHECK ("quartersConfirmed" = 0 OR "signedAt" IS NOT NULL),
  ADD CONSTRAINT mission_ended_has_its_time CHECK (("state" IN ('completed', 'evaluated', 'cancelled')) = ("endedAt" IS NOT NULL)),
  ADD CONSTRAINT mission_end_has_its_person CHECK (("endedAt" IS NULL) = ("endedById" IS NULL)),
  ADD CONSTRAINT mission_cancelled_says_why CHECK ("state" <> 'cancelled' OR coalesce(btrim("reason"), '') <> '');

ALTER TABLE "HourEntry"
  ADD CONSTRAINT hours_of_a_day CHECK ("quarters" BETWEEN 0 AND 96),
  ADD CONSTRAINT hours_taken_back_correct_others CHECK ("quarters" > 0 OR "correctsId" IS NOT NULL),
  ADD CONSTRAINT hours_say_what_was_done CHECK (btrim("what") <> '');

ALTER TABLE "HourAnswer"
  ADD CONSTRAINT hours_disputed_say_why CHECK ("kind" <> 'disputed' OR coalesce(btrim("reason"), '') <> '');

-- What was declared, and what was answered to it, is never another.
CREATE TRIGGER hour_entries_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "HourEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER hour_answers_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "HourAnswer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was approved before there were missions.
INSERT INTO "Mission" ("reference", "requestId", "needId", "offerId", "giverId", "receiverId", "regionCode", "regime", "mode",
  "quarters", "startsOn", "endsOn", "createdAt", "updatedAt")
SELECT 'M' || substr(r."reference", 2), r."id", r."needId", r."offerId", r."giverId", r."receiverId", r."regionCode", o."regime", r."mode",
  r."quarters", r."startsOn",
  greatest(r."startsOn", least(o."availableUntil",
    r."startsOn" + make_interval(months => ceil(r."quarters"::numeric / o."quartersPerMonth")::int))::date),
  r."endedAt", r."endedAt"
FROM "PartnershipRequest" r JOIN "ExpertiseOffer" o ON o."id" = r."offerId"
WHERE r."state" = 'approved'
ORDER BY r."id";
