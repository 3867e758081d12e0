-- CreateEnum
CREATE TYPE "RoundState" AS ENUM ('draft', 'computing', 'ready', 'failed', 'cancelled', 'sent');

-- CreateEnum
CREATE TYPE "RoundFailure" AS ENUM ('too_large', 'weights_changed', 'pins', 'no_set', 'error');

-- CreateTable
CREATE TABLE "Round" (
    "id" SERIAL NOT NULL,
    "state" "RoundState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "regionCode" TEXT,
    "sector" "Sector",
    "startsFrom" DATE NOT NULL,
    "startsUntil" DATE NOT NULL,
    "mostPerNeed" INTEGER NOT NULL,
    "mostPerOrganisation" INTEGER NOT NULL,
    "shares" JSONB NOT NULL DEFAULT '[]',
    "pinned" TEXT[],
    "removed" TEXT[],
    "authorId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "calculation" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "heardAt" TIMESTAMP(3),
    "failure" "RoundFailure",
    "asOf" DATE,
    "weightsVersion" INTEGER,
    "rarityVersion" INTEGER,
    "problem" JSONB,
    "result" JSONB,
    "computedAt" TIMESTAMP(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoundPair" (
    "roundId" INTEGER NOT NULL,
    "needId" INTEGER NOT NULL,
    "offerId" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "quarters" INTEGER NOT NULL,
    "requestId" INTEGER,
    "refusal" JSONB,

    CONSTRAINT "RoundPair_pkey" PRIMARY KEY ("roundId","needId","offerId")
);

-- CreateIndex
CREATE INDEX "Round_regionCode_idx" ON "Round"("regionCode");

-- CreateIndex
CREATE INDEX "Round_authorId_idx" ON "Round"("authorId");

-- CreateIndex
CREATE INDEX "Round_weightsVersion_idx" ON "Round"("weightsVersion");

-- CreateIndex
CREATE UNIQUE INDEX "RoundPair_requestId_key" ON "RoundPair"("requestId");

-- CreateIndex
CREATE INDEX "RoundPair_needId_idx" ON "RoundPair"("needId");

-- CreateIndex
CREATE INDEX "RoundPair_offerId_idx" ON "RoundPair"("offerId");

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_weightsVersion_fkey" FOREIGN KEY ("weightsVersion") REFERENCES "MatchWeights"("version") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPair" ADD CONSTRAINT "RoundPair_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPair" ADD CONSTRAINT "RoundPair_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPair" ADD CONSTRAINT "RoundPair_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPair" ADD CONSTRAINT "RoundPair_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Round"
  ADD CONSTRAINT "round_version_positive" CHECK ("version" >= 1),
  ADD CONSTRAINT "round_period_is_one" CHECK ("startsFrom" <= "startsUntil"),
  ADD CONSTRAINT "round_limits_positive" CHECK (least("mostPerNeed", "mostPerOrganisation") >= 1),
  ADD CONSTRAINT "round_progress_within_100" CHECK ("progress" BETWEEN 0 AND 100),
  ADD CONSTRAINT "round_failed_says_why" CHECK (("state" = 'failed') = ("failure" IS NOT NULL)),
  -- A calculation that nobody hears of any more can be told from one that goes on.
  ADD CONSTRAINT "round_computing_was_heard" CHECK ("state" <> 'computing' OR "heardAt" IS NOT NULL),
  -- A set stands beside what it was computed from, or it could not be made again.
  ADD CONSTRAINT "round_problem_has_its_versions"
    CHECK ("problem" IS NULL OR num_nulls("asOf", "weightsVersion", "rarityVersion") = 0),
  ADD CONSTRAINT "round_set_has_its_problem"
    CHECK ("state" NOT IN ('ready', 'sent') OR num_nulls("problem", "result", "computedAt") = 0);

ALTER TABLE "RoundPair"
  ADD CONSTRAINT "round_pair_points_within_1000" CHECK ("points" BETWEEN 0 AND 1000),
  ADD CONSTRAINT "round_pair_quarters_positive" CHECK ("quarters" >= 1),
  ADD CONSTRAINT "round_pair_is_sent_or_refused" CHECK (num_nonnulls("requestId", "refusal") <= 1);
