-- CreateTable
CREATE TABLE "HourRates" (
    "version" INTEGER NOT NULL,
    "rates" JSONB NOT NULL,
    "authorId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HourRates_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "HourRates_authorId_idx" ON "HourRates"("authorId");

-- AddForeignKey
ALTER TABLE "HourRates" ADD CONSTRAINT "HourRates_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "HourRates"
  ADD CONSTRAINT hour_rates_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT hour_rates_changed_for_a_reason CHECK (btrim("reason") <> '');

-- What a record of a former year was valued with stays what it was.
CREATE TRIGGER hour_rates_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "HourRates"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
