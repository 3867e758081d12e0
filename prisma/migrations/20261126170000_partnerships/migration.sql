-- CreateEnum
CREATE TYPE "PartnershipState" AS ENUM ('active', 'paused', 'ended');

-- CreateTable
CREATE TABLE "Partnership" (
    "id" SERIAL NOT NULL,
    "associationId" INTEGER NOT NULL,
    "companyId" INTEGER NOT NULL,
    "state" "PartnershipState" NOT NULL DEFAULT 'active',
    "version" INTEGER NOT NULL DEFAULT 1,
    "aims" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "renewals" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "endedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnershipReview" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "reached" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartnershipReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Partnership_companyId_idx" ON "Partnership"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "Partnership_associationId_companyId_key" ON "Partnership"("associationId", "companyId");

-- CreateIndex
CREATE INDEX "PartnershipReview_partnershipId_id_idx" ON "PartnershipReview"("partnershipId", "id");

-- CreateIndex
CREATE INDEX "PartnershipReview_byId_idx" ON "PartnershipReview"("byId");

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipReview" ADD CONSTRAINT "PartnershipReview_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipReview" ADD CONSTRAINT "PartnershipReview_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Partnership"
  ADD CONSTRAINT partnership_of_two CHECK ("associationId" <> "companyId"),
  ADD CONSTRAINT partnership_ends_after_it_starts CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT partnership_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT partnership_renewals_counted CHECK ("renewals" >= 0),
  ADD CONSTRAINT partnership_stops_for_a_reason CHECK ("state" = 'active' OR coalesce(btrim("reason"), '') <> ''),
  ADD CONSTRAINT partnership_end_has_its_time CHECK (("state" = 'ended') = ("endedAt" IS NOT NULL));

ALTER TABLE "PartnershipReview"
  ADD CONSTRAINT review_says_something CHECK (btrim("reached") <> '' AND btrim("next") <> '');

CREATE TRIGGER reviews_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "PartnershipReview"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Those whose first mission was approved before there were partnerships: a year from that day on.
INSERT INTO "Partnership" ("associationId", "companyId", "startsOn", "endsOn", "createdAt", "updatedAt")
SELECT "associationId", "companyId", "first"::date, "first"::date + 364, "first", now()
FROM (
  SELECT
    CASE WHEN g."kind" = 'ASSOCIATION' THEN g."id" ELSE r."id" END AS "associationId",
    CASE WHEN g."kind" = 'ASSOCIATION' THEN r."id" ELSE g."id" END AS "companyId",
    min(m."createdAt") AS "first"
  FROM "Mission" m JOIN "Organisation" g ON g."id" = m."giverId" JOIN "Organisation" r ON r."id" = m."receiverId"
  GROUP BY 1, 2
) AS pairs;
