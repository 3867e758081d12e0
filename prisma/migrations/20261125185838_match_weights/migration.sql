-- CreateTable
CREATE TABLE "MatchWeights" (
    "version" INTEGER NOT NULL,
    "skills" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "sector" INTEGER NOT NULL,
    "format" INTEGER NOT NULL,
    "hours" INTEGER NOT NULL,
    "languages" INTEGER NOT NULL,
    "freshness" INTEGER NOT NULL,
    "attention" INTEGER NOT NULL,
    "authorId" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MatchWeights_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "MatchWeights_authorId_idx" ON "MatchWeights"("authorId");

-- The first version, as the code had it: requests that are here already were ranked with it.
INSERT INTO "MatchWeights" ("version", "skills", "place", "sector", "format", "hours", "languages", "freshness", "attention")
VALUES (1, 450, 150, 100, 80, 80, 50, 40, 50);

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_weightsVersion_fkey" FOREIGN KEY ("weightsVersion") REFERENCES "MatchWeights"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchWeights" ADD CONSTRAINT "MatchWeights_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "MatchWeights"
  ADD CONSTRAINT "match_weights_version_positive" CHECK ("version" >= 1),
  ADD CONSTRAINT "match_weights_not_negative"
    CHECK (least("skills", "place", "sector", "format", "hours", "languages", "freshness", "attention") >= 0),
  ADD CONSTRAINT "match_weights_sum_to_1000"
    CHECK ("skills" + "place" + "sector" + "format" + "hours" + "languages" + "freshness" + "attention" = 1000),
  -- But for the first, somebody answers for it and said why.
  ADD CONSTRAINT "match_weights_changed_by_somebody"
    CHECK ("version" = 1 OR ("authorId" IS NOT NULL AND btrim("reason") <> ''));

-- Kept scores name their version: what it was is never another.
CREATE TRIGGER match_weights_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "MatchWeights"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
