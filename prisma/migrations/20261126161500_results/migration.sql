-- CreateEnum
CREATE TYPE "IndicatorKind" AS ENUM ('count', 'percent', 'score', 'days', 'mad', 'yes_no');

-- CreateEnum
CREATE TYPE "IndicatorDirection" AS ENUM ('up', 'down');

-- CreateEnum
CREATE TYPE "ResultMoment" AS ENUM ('baseline', 'target', 'closing', 'later');

-- CreateEnum
CREATE TYPE "Autonomy" AS ENUM ('alone', 'with_help', 'not_yet');

-- CreateTable
CREATE TABLE "Indicator" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "unitFr" TEXT NOT NULL,
    "unitAr" TEXT NOT NULL,
    "howFr" TEXT NOT NULL,
    "howAr" TEXT NOT NULL,
    "kind" "IndicatorKind" NOT NULL,
    "direction" "IndicatorDirection" NOT NULL,
    "lowest" INTEGER NOT NULL,
    "highest" INTEGER NOT NULL,
    "decimals" INTEGER NOT NULL,
    "families" TEXT[],
    "sectors" "Sector"[],
    "sdgs" INTEGER[],

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "MissionIndicator" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "code" TEXT,
    "nameFr" TEXT,
    "nameAr" TEXT,
    "unitFr" TEXT,
    "unitAr" TEXT,
    "howFr" TEXT,
    "howAr" TEXT,
    "kind" "IndicatorKind" NOT NULL,
    "direction" "IndicatorDirection" NOT NULL,
    "lowest" INTEGER NOT NULL,
    "highest" INTEGER NOT NULL,
    "decimals" INTEGER NOT NULL,
    "chosenById" TEXT NOT NULL,
    "chosenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "droppedById" TEXT,
    "droppedAt" TIMESTAMP(3),

    CONSTRAINT "MissionIndicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorValue" (
    "id" SERIAL NOT NULL,
    "indicatorId" INTEGER NOT NULL,
    "moment" "ResultMoment" NOT NULL,
    "hundredths" INTEGER NOT NULL,
    "evidence" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndicatorValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AutonomyAnswer" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "moment" "ResultMoment" NOT NULL,
    "answer" "Autonomy" NOT NULL,
    "example" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AutonomyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MissionIndicator_missionId_id_idx" ON "MissionIndicator"("missionId", "id");

-- CreateIndex
CREATE INDEX "MissionIndicator_chosenById_idx" ON "MissionIndicator"("chosenById");

-- CreateIndex
CREATE INDEX "MissionIndicator_droppedById_idx" ON "MissionIndicator"("droppedById");

-- CreateIndex
CREATE INDEX "IndicatorValue_indicatorId_id_idx" ON "IndicatorValue"("indicatorId", "id");

-- CreateIndex
CREATE INDEX "IndicatorValue_byId_idx" ON "IndicatorValue"("byId");

-- CreateIndex
CREATE INDEX "AutonomyAnswer_missionId_id_idx" ON "AutonomyAnswer"("missionId", "id");

-- CreateIndex
CREATE INDEX "AutonomyAnswer_byId_idx" ON "AutonomyAnswer"("byId");

-- AddForeignKey
ALTER TABLE "MissionIndicator" ADD CONSTRAINT "MissionIndicator_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionIndicator" ADD CONSTRAINT "MissionIndicator_chosenById_fkey" FOREIGN KEY ("chosenById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionIndicator" ADD CONSTRAINT "MissionIndicator_droppedById_fkey" FOREIGN KEY ("droppedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "MissionIndicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorValue" ADD CONSTRAINT "IndicatorValue_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutonomyAnswer" ADD CONSTRAINT "AutonomyAnswer_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutonomyAnswer" ADD CONSTRAINT "AutonomyAnswer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Indicator"
  ADD CONSTRAINT catalogue_bounds_in_order CHECK (0 <= "lowest" AND "lowest" < "highest"),
  ADD CONSTRAINT catalogue_decimals_of_hundredths CHECK ("decimals" BETWEEN 0 AND 2);

ALTER TABLE "MissionIndicator"
  ADD CONSTRAINT indicator_bounds_in_order CHECK (0 <= "lowest" AND "lowest" < "highest"),
  ADD CONSTRAINT indicator_decimals_of_hundredths CHECK ("decimals" BETWEEN 0 AND 2),
  ADD CONSTRAINT indicator_has_a_name CHECK (coalesce(btrim("nameFr"), '') <> '' OR coalesce(btrim("nameAr"), '') <> ''),
  ADD CONSTRAINT indicator_dropped_by_somebody CHECK (("droppedAt" IS NULL) = ("droppedById" IS NULL));

-- What the catalogue holds once is chosen once.
CREATE UNIQUE INDEX indicator_once_a_mission ON "MissionIndicator" ("missionId", "code") WHERE "droppedAt" IS NULL;

ALTER TABLE "IndicatorValue"
  ADD CONSTRAINT indicator_value_not_negative CHECK ("hundredths" >= 0);

ALTER TABLE "AutonomyAnswer"
  ADD CONSTRAINT autonomy_is_of_the_end_or_later CHECK ("moment" IN ('closing', 'later'));

-- What was measured and what was answered is never another: it is given anew.
CREATE TRIGGER indicator_values_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "IndicatorValue"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER autonomy_answers_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AutonomyAnswer"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
