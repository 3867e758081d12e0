-- CreateEnum
CREATE TYPE "WaitingPledgeState" AS ENUM ('waiting', 'sent', 'withdrawn', 'dropped');

-- CreateEnum
CREATE TYPE "WhyDropped" AS ENUM ('needOver', 'needChanged', 'hoursLeft', 'offerIncomplete', 'noFit', 'alreadyAsked', 'authorLeft');

-- CreateTable
CREATE TABLE "WaitingPledge" (
    "id" SERIAL NOT NULL,
    "state" "WaitingPledgeState" NOT NULL DEFAULT 'waiting',
    "organisationId" INTEGER NOT NULL,
    "needId" INTEGER NOT NULL,
    "needVersion" INTEGER NOT NULL,
    "draftId" TEXT,
    "createdById" TEXT NOT NULL,
    "quarters" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "mode" "WorkMode" NOT NULL,
    "team" JSONB NOT NULL DEFAULT '[]',
    "message" TEXT,
    "whyDropped" "WhyDropped",
    "requestId" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "WaitingPledge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "WaitingPledge_requestId_key" ON "WaitingPledge"("requestId");

-- CreateIndex
CREATE INDEX "WaitingPledge_organisationId_state_id_idx" ON "WaitingPledge"("organisationId", "state", "id");

-- CreateIndex
CREATE INDEX "WaitingPledge_needId_idx" ON "WaitingPledge"("needId");

-- CreateIndex
CREATE INDEX "WaitingPledge_createdById_idx" ON "WaitingPledge"("createdById");

-- AddForeignKey
ALTER TABLE "WaitingPledge" ADD CONSTRAINT "WaitingPledge_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingPledge" ADD CONSTRAINT "WaitingPledge_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingPledge" ADD CONSTRAINT "WaitingPledge_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingPledge" ADD CONSTRAINT "WaitingPledge_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WaitingPledge" ADD CONSTRAINT "WaitingPledge_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One waits for a need, and one with a draft: what is sent becomes one offer, and one request.
CREATE UNIQUE INDEX waiting_pledge_one_of_a_need ON "WaitingPledge" ("organisationId", "needId") WHERE "state" = 'waiting';
CREATE UNIQUE INDEX waiting_pledge_one_with_a_draft ON "WaitingPledge" ("draftId") WHERE "state" = 'waiting';

ALTER TABLE "WaitingPledge"
  ADD CONSTRAINT waiting_pledge_quarters_positive CHECK ("quarters" > 0),
  ADD CONSTRAINT waiting_pledge_ends_when_it_waits_no_more CHECK (("state" = 'waiting') = ("endedAt" IS NULL)),
  ADD CONSTRAINT waiting_pledge_sent_has_its_request CHECK (("state" = 'sent') = ("requestId" IS NOT NULL)),
  ADD CONSTRAINT waiting_pledge_dropped_says_why CHECK (("state" = 'dropped') = ("whyDropped" IS NOT NULL));
