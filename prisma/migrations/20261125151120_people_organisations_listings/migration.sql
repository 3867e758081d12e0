-- CreateEnum
CREATE TYPE "MailChoice" AS ENUM ('immediate', 'none');

-- CreateEnum
CREATE TYPE "MailGroup" AS ENUM ('organisation', 'listing', 'request');

-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('confirm_registration', 'reset_password', 'change_email', 'prove_domain');

-- CreateEnum
CREATE TYPE "ListingKind" AS ENUM ('need', 'offer');

-- CreateEnum
CREATE TYPE "SkillProposalState" AS ENUM ('proposed', 'accepted', 'merged', 'declined');

-- DropForeignKey
ALTER TABLE "Mail" DROP CONSTRAINT "Mail_notificationId_fkey";

-- AlterTable
ALTER TABLE "ExpertiseOffer" ADD COLUMN     "closingToldFor" DATE,
ADD COLUMN     "returnReason" TEXT,
ADD COLUMN     "submittedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "secret" BOOLEAN NOT NULL DEFAULT false,
ALTER COLUMN "notificationId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "changesAr" TEXT,
ADD COLUMN     "changesFr" TEXT,
ADD COLUMN     "links" TEXT[],
ADD COLUMN     "mergedIntoId" INTEGER,
ADD COLUMN     "seeksAr" TEXT,
ADD COLUMN     "seeksFr" TEXT,
ADD COLUMN     "servesAr" TEXT,
ADD COLUMN     "servesFr" TEXT,
ADD COLUMN     "stateReason" TEXT,
ADD COLUMN     "submittedAt" TIMESTAMP(3),
ALTER COLUMN "nameFr" DROP NOT NULL,
ALTER COLUMN "nameAr" DROP NOT NULL;

-- AlterTable
ALTER TABLE "SkillNeed" ADD COLUMN     "closingToldFor" DATE,
ADD COLUMN     "returnReason" TEXT,
ADD COLUMN     "submittedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "erasedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "MailedLink" (
    "id" TEXT NOT NULL,
    "purpose" "LinkPurpose" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "userId" TEXT,
    "payload" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "MailedLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailPreference" (
    "userId" TEXT NOT NULL,
    "group" "MailGroup" NOT NULL,
    "choice" "MailChoice" NOT NULL,

    CONSTRAINT "MailPreference_pkey" PRIMARY KEY ("userId","group")
);

-- CreateTable
CREATE TABLE "LegalDocument" (
    "organisationId" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "authorityFr" TEXT,
    "authorityAr" TEXT,

    CONSTRAINT "LegalDocument_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "Logo" (
    "organisationId" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Logo_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "ProfileChange" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "proposedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMP(3),
    "decidedById" TEXT,
    "accepted" BOOLEAN,
    "reason" TEXT,

    CONSTRAINT "ProfileChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationMerge" (
    "id" SERIAL NOT NULL,
    "keptId" INTEGER NOT NULL,
    "goneId" INTEGER NOT NULL,
    "proposedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "confirmed" BOOLEAN,

    CONSTRAINT "OrganisationMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmailDomain" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "provedAt" TIMESTAMP(3) NOT NULL,
    "joinsByItself" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "EmailDomain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "kind" "ListingKind" NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "fields" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SkillProposal" (
    "id" SERIAL NOT NULL,
    "state" "SkillProposalState" NOT NULL DEFAULT 'proposed',
    "label" TEXT NOT NULL,
    "writtenIn" "Locale" NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "proposedById" TEXT,
    "skillCode" TEXT,
    "reason" TEXT,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SkillProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ListingSkillProposal" (
    "id" SERIAL NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "needId" INTEGER,
    "offerId" INTEGER,
    "importance" "Importance",
    "level" INTEGER,

    CONSTRAINT "ListingSkillProposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailedLink_tokenHash_key" ON "MailedLink"("tokenHash");

-- CreateIndex
CREATE INDEX "MailedLink_userId_idx" ON "MailedLink"("userId");

-- CreateIndex
CREATE INDEX "MailedLink_expiresAt_idx" ON "MailedLink"("expiresAt");

-- CreateIndex
CREATE INDEX "ProfileChange_organisationId_idx" ON "ProfileChange"("organisationId");

-- CreateIndex
CREATE INDEX "OrganisationMerge_keptId_idx" ON "OrganisationMerge"("keptId");

-- CreateIndex
CREATE INDEX "OrganisationMerge_goneId_idx" ON "OrganisationMerge"("goneId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_organisationId_idx" ON "Invitation"("organisationId");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");

-- CreateIndex
CREATE UNIQUE INDEX "EmailDomain_domain_key" ON "EmailDomain"("domain");

-- CreateIndex
CREATE INDEX "EmailDomain_organisationId_idx" ON "EmailDomain"("organisationId");

-- CreateIndex
CREATE INDEX "Draft_organisationId_updatedAt_idx" ON "Draft"("organisationId", "updatedAt");

-- CreateIndex
CREATE INDEX "Draft_authorId_idx" ON "Draft"("authorId");

-- CreateIndex
CREATE INDEX "SkillProposal_state_id_idx" ON "SkillProposal"("state", "id");

-- CreateIndex
CREATE INDEX "SkillProposal_organisationId_idx" ON "SkillProposal"("organisationId");

-- CreateIndex
CREATE INDEX "SkillProposal_proposedById_idx" ON "SkillProposal"("proposedById");

-- CreateIndex
CREATE INDEX "ListingSkillProposal_needId_idx" ON "ListingSkillProposal"("needId");

-- CreateIndex
CREATE INDEX "ListingSkillProposal_offerId_idx" ON "ListingSkillProposal"("offerId");

-- CreateIndex
CREATE UNIQUE INDEX "ListingSkillProposal_proposalId_needId_key" ON "ListingSkillProposal"("proposalId", "needId");

-- CreateIndex
CREATE UNIQUE INDEX "ListingSkillProposal_proposalId_offerId_key" ON "ListingSkillProposal"("proposalId", "offerId");

-- AddForeignKey
ALTER TABLE "MailedLink" ADD CONSTRAINT "MailedLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailPreference" ADD CONSTRAINT "MailPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LegalDocument" ADD CONSTRAINT "LegalDocument_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Logo" ADD CONSTRAINT "Logo_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileChange" ADD CONSTRAINT "ProfileChange_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationMerge" ADD CONSTRAINT "OrganisationMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationMerge" ADD CONSTRAINT "OrganisationMerge_goneId_fkey" FOREIGN KEY ("goneId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailDomain" ADD CONSTRAINT "EmailDomain_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillProposal" ADD CONSTRAINT "SkillProposal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillProposal" ADD CONSTRAINT "SkillProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillProposal" ADD CONSTRAINT "SkillProposal_skillCode_fkey" FOREIGN KEY ("skillCode") REFERENCES "Skill"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSkillProposal" ADD CONSTRAINT "ListingSkillProposal_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "SkillProposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSkillProposal" ADD CONSTRAINT "ListingSkillProposal_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListingSkillProposal" ADD CONSTRAINT "ListingSkillProposal_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What waited before there was a column for it.
UPDATE "Organisation" SET "submittedAt" = "createdAt" WHERE "state" = 'submitted';
UPDATE "SkillNeed" SET "submittedAt" = "createdAt" WHERE "state" = 'submitted';
UPDATE "ExpertiseOffer" SET "submittedAt" = "createdAt" WHERE "state" = 'submitted';

-- What Prisma cannot say.
ALTER TABLE "Organisation"
  ADD CONSTRAINT organisation_has_a_name CHECK ("nameFr" IS NOT NULL OR "nameAr" IS NOT NULL),
  ADD CONSTRAINT organisation_is_not_merged_into_itself CHECK ("mergedIntoId" <> "id"),
  ADD CONSTRAINT organisation_waits_since_a_time CHECK ("state" <> 'submitted' OR "submittedAt" IS NOT NULL);

ALTER TABLE "MailedLink"
  ADD CONSTRAINT mailed_link_email_is_lower_case CHECK ("email" = lower("email")),
  ADD CONSTRAINT mailed_link_expires_after_it_was_made CHECK ("expiresAt" > "createdAt");

ALTER TABLE "Invitation"
  ADD CONSTRAINT invitation_email_is_lower_case CHECK ("email" = lower("email")),
  ADD CONSTRAINT invitation_ends_once CHECK ("acceptedAt" IS NULL OR "revokedAt" IS NULL);

-- One invitation of an organisation to an address waits at a time.
CREATE UNIQUE INDEX invitation_waits_once ON "Invitation" ("organisationId", "email") WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;

ALTER TABLE "EmailDomain" ADD CONSTRAINT email_domain_is_lower_case CHECK ("domain" = lower("domain") AND "domain" !~ '[@\s]');

ALTER TABLE "ProfileChange"
  ADD CONSTRAINT profile_change_is_decided_as_a_whole CHECK (("decidedAt" IS NULL) = ("accepted" IS NULL));
-- One change of an organisation waits at a time; a newer one takes its place.
CREATE UNIQUE INDEX profile_change_waits_once ON "ProfileChange" ("organisationId") WHERE "decidedAt" IS NULL;

ALTER TABLE "OrganisationMerge"
  ADD CONSTRAINT merge_joins_two CHECK ("keptId" <> "goneId"),
  ADD CONSTRAINT merge_is_decided_as_a_whole CHECK (("decidedAt" IS NULL) = ("confirmed" IS NULL)),
  ADD CONSTRAINT merge_takes_two_people CHECK ("confirmed" IS NOT TRUE OR "proposedById" <> "decidedById");
CREATE UNIQUE INDEX merge_waits_once ON "OrganisationMerge" ("goneId") WHERE "decidedAt" IS NULL;

ALTER TABLE "Draft" ADD CONSTRAINT draft_version_positive CHECK ("version" > 0);

ALTER TABLE "SkillProposal"
  ADD CONSTRAINT skill_proposal_is_decided_as_a_whole CHECK (("state" = 'proposed') = ("decidedAt" IS NULL)),
  ADD CONSTRAINT skill_proposal_became_a_skill CHECK (("state" IN ('accepted', 'merged')) = ("skillCode" IS NOT NULL));

ALTER TABLE "ListingSkillProposal"
  ADD CONSTRAINT listing_skill_proposal_is_of_one_listing CHECK (num_nonnulls("needId", "offerId") = 1),
  ADD CONSTRAINT listing_skill_proposal_says_its_detail CHECK (
    ("needId" IS NULL) = ("importance" IS NULL) AND ("offerId" IS NULL) = ("level" IS NULL) AND coalesce("level", 1) BETWEEN 1 AND 4
  );

ALTER TABLE "SkillNeed" ADD CONSTRAINT need_waits_since_a_time CHECK ("state" <> 'submitted' OR "submittedAt" IS NOT NULL);
ALTER TABLE "ExpertiseOffer" ADD CONSTRAINT offer_waits_since_a_time CHECK ("state" <> 'submitted' OR "submittedAt" IS NOT NULL);
