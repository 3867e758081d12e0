-- DropIndex
DROP INDEX "Company_ice_key";

-- AlterTable
ALTER TABLE "Association" ALTER COLUMN "receiptType" DROP NOT NULL,
ALTER COLUMN "receiptNumber" DROP NOT NULL,
ALTER COLUMN "receiptDate" DROP NOT NULL,
ALTER COLUMN "receiptAuthorityFr" DROP NOT NULL,
ALTER COLUMN "receiptAuthorityAr" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Company" ALTER COLUMN "ice" DROP NOT NULL,
ALTER COLUMN "tradeRegisterNumber" DROP NOT NULL,
ALTER COLUMN "tradeRegisterCourt" DROP NOT NULL,
ALTER COLUMN "taxId" DROP NOT NULL,
ALTER COLUMN "employees" DROP NOT NULL,
ALTER COLUMN "industryFr" DROP NOT NULL,
ALTER COLUMN "industryAr" DROP NOT NULL;

-- AlterTable
ALTER TABLE "LegalDocument" ALTER COLUMN "number" DROP NOT NULL,
ALTER COLUMN "date" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Company_ice_idx" ON "Company"("ice");

-- CreateIndex
CREATE INDEX "Organisation_state_submittedAt_id_idx" ON "Organisation"("state", "submittedAt", "id");

-- CreateIndex
CREATE INDEX "Organisation_mergedIntoId_idx" ON "Organisation"("mergedIntoId");

-- What Prisma cannot say.
ALTER TABLE "Organisation"
  ADD CONSTRAINT organisation_links_at_most_5 CHECK (coalesce(cardinality("links"), 0) <= 5),
  ADD CONSTRAINT organisation_returned_has_a_reason CHECK (
    "state" <> 'returned' OR ("stateReason" IS NOT NULL AND btrim("stateReason") <> '')
  ),
  -- The gone record publishes nothing, whoever reads it.
  ADD CONSTRAINT organisation_merged_is_suspended CHECK ("mergedIntoId" IS NULL OR "state" = 'suspended');

-- Lists show many of them on slow lines.
ALTER TABLE "Logo" ADD CONSTRAINT logo_is_light CHECK (octet_length("bytes") BETWEEN 1 AND 8000 AND "width" BETWEEN 1 AND 256 AND "height" BETWEEN 1 AND 256);
