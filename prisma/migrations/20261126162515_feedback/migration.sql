-- CreateTable
CREATE TABLE "Feedback" (
    "missionId" INTEGER NOT NULL,
    "side" "MissionSide" NOT NULL,
    "preparation" INTEGER NOT NULL,
    "exchange" INTEGER NOT NULL,
    "result" INTEGER NOT NULL,
    "again" INTEGER NOT NULL,
    "words" TEXT,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("missionId","side")
);

-- CreateIndex
CREATE INDEX "Feedback_byId_idx" ON "Feedback"("byId");

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Feedback"
  ADD CONSTRAINT feedback_rates_from_one_to_four CHECK (
    "preparation" BETWEEN 1 AND 4 AND "exchange" BETWEEN 1 AND 4 AND "result" BETWEEN 1 AND 4 AND "again" BETWEEN 1 AND 4
  );

-- What a side thought is never another.
CREATE TRIGGER feedback_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "Feedback"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
