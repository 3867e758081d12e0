-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('ar', 'fr');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('ar', 'fr', 'en', 'zgh');

-- CreateEnum
CREATE TYPE "Sector" AS ENUM ('disability', 'education', 'gender_equality', 'environment', 'economic_inclusion');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('ASSOCIATION', 'COMPANY');

-- CreateEnum
CREATE TYPE "LegalForm" AS ENUM ('association', 'ngo_branch', 'foundation', 'cooperative', 'company', 'public_body');

-- CreateEnum
CREATE TYPE "OrganisationState" AS ENUM ('draft', 'submitted', 'returned', 'verified', 'suspended');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('owner', 'member');

-- CreateEnum
CREATE TYPE "StaffKind" AS ENUM ('coordinator', 'administrator');

-- CreateEnum
CREATE TYPE "ReceiptType" AS ENUM ('provisional', 'final');

-- CreateEnum
CREATE TYPE "WorkMode" AS ENUM ('remote', 'on_site', 'either');

-- CreateEnum
CREATE TYPE "Format" AS ENUM ('session_1h', 'day', 'mission_weeks', 'mentoring', 'secondment');

-- CreateEnum
CREATE TYPE "Regime" AS ENUM ('employer_time', 'own_time');

-- CreateEnum
CREATE TYPE "Importance" AS ENUM ('essential', 'useful');

-- CreateEnum
CREATE TYPE "ListingState" AS ENUM ('submitted', 'returned', 'open', 'paused', 'filled', 'closed', 'expired');

-- CreateEnum
CREATE TYPE "RequestOrigin" AS ENUM ('pledge', 'ask', 'pair');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('proposed', 'accepted', 'approved', 'declined', 'withdrawn', 'rejected', 'expired', 'not_chosen');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('queued', 'sent');

-- CreateTable
CREATE TABLE "Region" (
    "code" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Province" (
    "code" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "nameFr" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "type" TEXT NOT NULL,

    CONSTRAINT "Province_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "SkillFamily" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fr" TEXT NOT NULL,
    "ar" TEXT NOT NULL,

    CONSTRAINT "SkillFamily_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Skill" (
    "code" TEXT NOT NULL,
    "familyCode" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fr" TEXT NOT NULL,
    "ar" TEXT NOT NULL,
    "descriptionFr" TEXT NOT NULL,
    "descriptionAr" TEXT NOT NULL,
    "synonymsFr" TEXT[],
    "synonymsAr" TEXT[],
    "related" TEXT[],

    CONSTRAINT "Skill_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMP(3),
    "name" TEXT NOT NULL,
    "nameAr" TEXT,
    "image" TEXT,
    "phone" TEXT,
    "passwordHash" TEXT,
    "locale" "Locale" NOT NULL DEFAULT 'fr',
    "disabledAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMP(3) NOT NULL
);

-- CreateTable
CREATE TABLE "AttemptWindow" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AttemptWindow_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" SERIAL NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "legalForm" "LegalForm" NOT NULL,
    "state" "OrganisationState" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "nameFr" TEXT NOT NULL,
    "nameAr" TEXT NOT NULL,
    "missionFr" TEXT,
    "missionAr" TEXT,
    "foundedIn" INTEGER,
    "regionCode" TEXT NOT NULL,
    "provinceCode" TEXT NOT NULL,
    "sectors" "Sector"[],
    "attention" INTEGER NOT NULL DEFAULT 50,
    "verifiedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Association" (
    "organisationId" INTEGER NOT NULL,
    "receiptType" "ReceiptType" NOT NULL,
    "receiptNumber" TEXT NOT NULL,
    "receiptDate" DATE NOT NULL,
    "receiptAuthorityFr" TEXT NOT NULL,
    "receiptAuthorityAr" TEXT NOT NULL,
    "publicUtility" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Association_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "Company" (
    "organisationId" INTEGER NOT NULL,
    "ice" TEXT NOT NULL,
    "tradeRegisterNumber" TEXT NOT NULL,
    "tradeRegisterCourt" TEXT NOT NULL,
    "taxId" TEXT NOT NULL,
    "employees" INTEGER NOT NULL,
    "industryFr" TEXT NOT NULL,
    "industryAr" TEXT NOT NULL,
    "csrLabel" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("organisationId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "titleFr" TEXT,
    "titleAr" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "id" SERIAL NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "StaffKind" NOT NULL,
    "national" BOOLEAN NOT NULL,
    "regions" TEXT[],

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SkillNeed" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "state" "ListingState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "titleFr" TEXT,
    "titleAr" TEXT,
    "contextFr" TEXT,
    "contextAr" TEXT,
    "deliverableFr" TEXT,
    "deliverableAr" TEXT,
    "sector" "Sector" NOT NULL,
    "regionCode" TEXT NOT NULL,
    "provinceCode" TEXT NOT NULL,
    "mode" "WorkMode" NOT NULL,
    "format" "Format" NOT NULL,
    "quartersTotal" INTEGER NOT NULL,
    "quartersLeft" INTEGER NOT NULL,
    "languages" "Language"[],
    "wantedStart" DATE NOT NULL,
    "closesOn" DATE NOT NULL,
    "accessNote" TEXT,
    "publishedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SkillNeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NeedSkill" (
    "needId" INTEGER NOT NULL,
    "skillCode" TEXT NOT NULL,
    "importance" "Importance" NOT NULL,

    CONSTRAINT "NeedSkill_pkey" PRIMARY KEY ("needId","skillCode")
);

-- CreateTable
CREATE TABLE "ExpertiseOffer" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "state" "ListingState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "titleFr" TEXT,
    "titleAr" TEXT,
    "descriptionFr" TEXT,
    "descriptionAr" TEXT,
    "sectors" "Sector"[],
    "regions" TEXT[],
    "remote" BOOLEAN NOT NULL,
    "format" "Format" NOT NULL,
    "regime" "Regime" NOT NULL,
    "quartersTotal" INTEGER NOT NULL,
    "quartersLeft" INTEGER NOT NULL,
    "quartersPerMonth" INTEGER NOT NULL,
    "languages" "Language"[],
    "peopleCount" INTEGER NOT NULL,
    "availableFrom" DATE NOT NULL,
    "availableUntil" DATE NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ExpertiseOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfferSkill" (
    "offerId" INTEGER NOT NULL,
    "skillCode" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "OfferSkill_pkey" PRIMARY KEY ("offerId","skillCode")
);

-- CreateTable
CREATE TABLE "PartnershipRequest" (
    "id" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "origin" "RequestOrigin" NOT NULL,
    "state" "RequestState" NOT NULL DEFAULT 'proposed',
    "version" INTEGER NOT NULL DEFAULT 1,
    "termsVersion" INTEGER NOT NULL DEFAULT 1,
    "needId" INTEGER NOT NULL,
    "offerId" INTEGER NOT NULL,
    "giverId" INTEGER NOT NULL,
    "receiverId" INTEGER NOT NULL,
    "regionCode" TEXT NOT NULL,
    "quarters" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "mode" "WorkMode" NOT NULL,
    "message" TEXT,
    "giverConsentById" TEXT,
    "giverConsentAt" TIMESTAMP(3),
    "giverConsentTerms" INTEGER,
    "receiverConsentById" TEXT,
    "receiverConsentAt" TIMESTAMP(3),
    "receiverConsentTerms" INTEGER,
    "needVersion" INTEGER NOT NULL,
    "offerVersion" INTEGER NOT NULL,
    "answerBy" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "endedById" TEXT,
    "reason" TEXT,
    "points" INTEGER NOT NULL,
    "parts" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "weightsVersion" INTEGER NOT NULL,
    "rarityVersion" INTEGER NOT NULL,
    "createdById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PartnershipRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "actorId" TEXT NOT NULL,
    "submissionId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "answer" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("actorId","submissionId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "fields" TEXT[],

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditPersonalValue" (
    "eventId" BIGINT NOT NULL,
    "values" JSONB NOT NULL,

    CONSTRAINT "AuditPersonalValue_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" SERIAL NOT NULL,
    "userId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" SERIAL NOT NULL,
    "notificationId" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'queued',
    "toAddress" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3),

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RarityTable" (
    "version" SERIAL NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "weights" JSONB NOT NULL,

    CONSTRAINT "RarityTable_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "Province_regionCode_idx" ON "Province"("regionCode");

-- CreateIndex
CREATE INDEX "Skill_familyCode_idx" ON "Skill"("familyCode");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_identifier_token_key" ON "VerificationToken"("identifier", "token");

-- CreateIndex
CREATE INDEX "Organisation_regionCode_idx" ON "Organisation"("regionCode");

-- CreateIndex
CREATE INDEX "Organisation_provinceCode_idx" ON "Organisation"("provinceCode");

-- CreateIndex
CREATE UNIQUE INDEX "Company_ice_key" ON "Company"("ice");

-- CreateIndex
CREATE INDEX "Membership_organisationId_idx" ON "Membership"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_userId_organisationId_key" ON "Membership"("userId", "organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "StaffRole_userId_kind_key" ON "StaffRole"("userId", "kind");

-- CreateIndex
CREATE INDEX "SkillNeed_organisationId_idx" ON "SkillNeed"("organisationId");

-- CreateIndex
CREATE INDEX "SkillNeed_state_closesOn_id_idx" ON "SkillNeed"("state", "closesOn", "id");

-- CreateIndex
CREATE INDEX "SkillNeed_regionCode_idx" ON "SkillNeed"("regionCode");

-- CreateIndex
CREATE INDEX "SkillNeed_provinceCode_idx" ON "SkillNeed"("provinceCode");

-- CreateIndex
CREATE INDEX "NeedSkill_skillCode_idx" ON "NeedSkill"("skillCode");

-- CreateIndex
CREATE INDEX "ExpertiseOffer_organisationId_idx" ON "ExpertiseOffer"("organisationId");

-- CreateIndex
CREATE INDEX "ExpertiseOffer_state_id_idx" ON "ExpertiseOffer"("state", "id");

-- CreateIndex
CREATE INDEX "OfferSkill_skillCode_idx" ON "OfferSkill"("skillCode");

-- CreateIndex
CREATE UNIQUE INDEX "PartnershipRequest_reference_key" ON "PartnershipRequest"("reference");

-- CreateIndex
CREATE INDEX "PartnershipRequest_giverId_idx" ON "PartnershipRequest"("giverId");

-- CreateIndex
CREATE INDEX "PartnershipRequest_receiverId_idx" ON "PartnershipRequest"("receiverId");

-- CreateIndex
CREATE INDEX "PartnershipRequest_needId_idx" ON "PartnershipRequest"("needId");

-- CreateIndex
CREATE INDEX "PartnershipRequest_offerId_idx" ON "PartnershipRequest"("offerId");

-- CreateIndex
CREATE INDEX "PartnershipRequest_state_acceptedAt_id_idx" ON "PartnershipRequest"("state", "acceptedAt", "id");

-- CreateIndex
CREATE INDEX "PartnershipRequest_regionCode_idx" ON "PartnershipRequest"("regionCode");

-- CreateIndex
CREATE INDEX "AuditEvent_subject_subjectId_idx" ON "AuditEvent"("subject", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

-- CreateIndex
CREATE INDEX "Notification_userId_id_idx" ON "Notification"("userId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_notificationId_key" ON "Mail"("notificationId");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_messageId_key" ON "Mail"("messageId");

-- CreateIndex
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");

-- AddForeignKey
ALTER TABLE "Province" ADD CONSTRAINT "Province_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Skill" ADD CONSTRAINT "Skill_familyCode_fkey" FOREIGN KEY ("familyCode") REFERENCES "SkillFamily"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_provinceCode_fkey" FOREIGN KEY ("provinceCode") REFERENCES "Province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Association" ADD CONSTRAINT "Association_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffRole" ADD CONSTRAINT "StaffRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillNeed" ADD CONSTRAINT "SkillNeed_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillNeed" ADD CONSTRAINT "SkillNeed_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SkillNeed" ADD CONSTRAINT "SkillNeed_provinceCode_fkey" FOREIGN KEY ("provinceCode") REFERENCES "Province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedSkill" ADD CONSTRAINT "NeedSkill_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedSkill" ADD CONSTRAINT "NeedSkill_skillCode_fkey" FOREIGN KEY ("skillCode") REFERENCES "Skill"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertiseOffer" ADD CONSTRAINT "ExpertiseOffer_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferSkill" ADD CONSTRAINT "OfferSkill_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfferSkill" ADD CONSTRAINT "OfferSkill_skillCode_fkey" FOREIGN KEY ("skillCode") REFERENCES "Skill"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_giverId_fkey" FOREIGN KEY ("giverId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_receiverId_fkey" FOREIGN KEY ("receiverId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditPersonalValue" ADD CONSTRAINT "AuditPersonalValue_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "AuditEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema cannot say. tests/db/constraints.ts keeps the list, with a violation of each.

-- Places
ALTER TABLE "Region"
  ADD CONSTRAINT region_code_is_of_the_twelve CHECK ("code" ~ '^(0[1-9]|1[0-2])$');

ALTER TABLE "Province"
  ADD CONSTRAINT province_lies_in_its_region CHECK (starts_with("code", "regionCode" || '.')),
  ADD CONSTRAINT province_type_is_known CHECK ("type" IN ('province', 'prefecture'));

-- People
ALTER TABLE "User"
  ADD CONSTRAINT user_email_is_lower_case CHECK ("email" = lower("email"));

ALTER TABLE "AttemptWindow"
  ADD CONSTRAINT attempt_window_failures_not_negative CHECK ("failures" >= 0);

ALTER TABLE "StaffRole"
  ADD CONSTRAINT staff_role_national_has_no_region CHECK ("national" = (coalesce(cardinality("regions"), 0) = 0)),
  ADD CONSTRAINT staff_role_regions_are_known CHECK (
    "regions" <@ ARRAY['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
  );

-- Organisations
ALTER TABLE "Organisation"
  ADD CONSTRAINT organisation_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT organisation_attention_within_50 CHECK ("attention" BETWEEN 0 AND 50),
  ADD CONSTRAINT organisation_province_lies_in_its_region CHECK (starts_with("provinceCode", "regionCode" || '.')),
  ADD CONSTRAINT organisation_founded_in_a_year CHECK ("foundedIn" BETWEEN 1800 AND 2100),
  ADD CONSTRAINT organisation_legal_form_is_of_its_kind CHECK (
    ("kind" = 'ASSOCIATION') = ("legalForm" IN ('association', 'ngo_branch', 'foundation', 'cooperative'))
  ),
  ADD CONSTRAINT organisation_verified_has_its_time CHECK ("state" <> 'verified' OR "verifiedAt" IS NOT NULL);

ALTER TABLE "Company"
  ADD CONSTRAINT company_ice_has_15_digits_and_its_key CHECK (
    -- CASE keeps the cast away from what is not a number.
    CASE WHEN "ice" ~ '^[0-9]{15}$' THEN "ice"::bigint % 97 = 0 ELSE false END
  ),
  ADD CONSTRAINT company_employees_not_negative CHECK ("employees" >= 0);

-- Needs
ALTER TABLE "SkillNeed"
  ADD CONSTRAINT need_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT need_quarters_total_positive CHECK ("quartersTotal" > 0),
  ADD CONSTRAINT need_quarters_left_within_total CHECK ("quartersLeft" BETWEEN 0 AND "quartersTotal"),
  ADD CONSTRAINT need_has_a_complete_language CHECK (
    ("titleFr" IS NOT NULL AND "contextFr" IS NOT NULL AND "deliverableFr" IS NOT NULL)
    OR ("titleAr" IS NOT NULL AND "contextAr" IS NOT NULL AND "deliverableAr" IS NOT NULL)
  ),
  ADD CONSTRAINT need_has_a_working_language CHECK (coalesce(cardinality("languages"), 0) > 0),
  ADD CONSTRAINT need_province_lies_in_its_region CHECK (starts_with("provinceCode", "regionCode" || '.')),
  ADD CONSTRAINT need_closes_by_its_start CHECK ("closesOn" <= "wantedStart"),
  ADD CONSTRAINT need_reviewed_has_been_published CHECK ("state" IN ('submitted', 'returned') OR "publishedAt" IS NOT NULL);

-- Offers
ALTER TABLE "ExpertiseOffer"
  ADD CONSTRAINT offer_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT offer_quarters_total_positive CHECK ("quartersTotal" > 0),
  ADD CONSTRAINT offer_quarters_left_within_total CHECK ("quartersLeft" BETWEEN 0 AND "quartersTotal"),
  ADD CONSTRAINT offer_quarters_per_month_positive CHECK ("quartersPerMonth" > 0),
  ADD CONSTRAINT offer_has_a_complete_language CHECK (
    ("titleFr" IS NOT NULL AND "descriptionFr" IS NOT NULL) OR ("titleAr" IS NOT NULL AND "descriptionAr" IS NOT NULL)
  ),
  ADD CONSTRAINT offer_has_a_working_language CHECK (coalesce(cardinality("languages"), 0) > 0),
  ADD CONSTRAINT offer_has_a_sector CHECK (coalesce(cardinality("sectors"), 0) > 0),
  ADD CONSTRAINT offer_can_be_reached CHECK ("remote" OR coalesce(cardinality("regions"), 0) > 0),
  ADD CONSTRAINT offer_regions_are_known CHECK (
    "regions" <@ ARRAY['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
  ),
  ADD CONSTRAINT offer_has_a_person CHECK ("peopleCount" > 0),
  ADD CONSTRAINT offer_period_does_not_end_before_it_starts CHECK ("availableUntil" >= "availableFrom"),
  ADD CONSTRAINT offer_reviewed_has_been_published CHECK ("state" IN ('submitted', 'returned') OR "publishedAt" IS NOT NULL);

ALTER TABLE "OfferSkill"
  ADD CONSTRAINT offer_skill_level_within_4 CHECK ("level" BETWEEN 1 AND 4);

-- Requests
ALTER TABLE "PartnershipRequest"
  ADD CONSTRAINT request_reference_has_its_form CHECK ("reference" ~ '^R-[0-9]{4}-[0-9]{4,}$'),
  ADD CONSTRAINT request_versions_positive CHECK (
    "version" > 0 AND "termsVersion" > 0 AND "needVersion" > 0 AND "offerVersion" > 0 AND "weightsVersion" > 0 AND "rarityVersion" > 0
  ),
  ADD CONSTRAINT request_quarters_positive CHECK ("quarters" > 0),
  ADD CONSTRAINT request_points_within_1000 CHECK ("points" BETWEEN 0 AND 1000),
  ADD CONSTRAINT request_giver_consent_is_whole CHECK (
    num_nonnulls("giverConsentById", "giverConsentAt", "giverConsentTerms") IN (0, 3)
  ),
  ADD CONSTRAINT request_receiver_consent_is_whole CHECK (
    num_nonnulls("receiverConsentById", "receiverConsentAt", "receiverConsentTerms") IN (0, 3)
  ),
  ADD CONSTRAINT request_agreed_has_both_consents CHECK (
    "state" NOT IN ('accepted', 'approved')
    OR ("giverConsentTerms" IS NOT DISTINCT FROM "termsVersion" AND "receiverConsentTerms" IS NOT DISTINCT FROM "termsVersion")
  ),
  ADD CONSTRAINT request_agreed_has_its_time CHECK ("state" NOT IN ('accepted', 'approved') OR "acceptedAt" IS NOT NULL),
  ADD CONSTRAINT request_ended_has_its_time CHECK (("state" IN ('proposed', 'accepted')) = ("endedAt" IS NULL)),
  ADD CONSTRAINT request_refusal_has_a_reason CHECK (
    "state" NOT IN ('declined', 'rejected') OR ("reason" IS NOT NULL AND btrim("reason") <> '')
  ),
  ADD CONSTRAINT request_decision_has_its_person CHECK (
    "state" NOT IN ('approved', 'declined', 'withdrawn', 'rejected') OR "endedById" IS NOT NULL
  );

-- One live request joins a need and an offer, however many people press at once.
CREATE UNIQUE INDEX request_live_once_per_pair ON "PartnershipRequest" ("needId", "offerId") WHERE "state" IN ('proposed', 'accepted');

-- The giver owns the offer, the receiver owns the need, they are of different kinds, and the region is the receiver's.
CREATE FUNCTION refuse_foreign_sides() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "SkillNeed" need
    JOIN "Organisation" receiver ON receiver."id" = need."organisationId"
    CROSS JOIN "ExpertiseOffer" offer
    JOIN "Organisation" giver ON giver."id" = offer."organisationId"
    WHERE need."id" = NEW."needId" AND offer."id" = NEW."offerId"
      AND receiver."id" = NEW."receiverId" AND giver."id" = NEW."giverId"
      AND receiver."kind" <> giver."kind" AND receiver."regionCode" = NEW."regionCode"
  ) THEN
    RAISE EXCEPTION 'The sides of a request are the owners of its offer and of its need'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'request_sides_own_their_listings', TABLE = 'PartnershipRequest';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER request_sides_own_their_listings
  BEFORE INSERT OR UPDATE OF "needId", "offerId", "giverId", "receiverId", "regionCode" ON "PartnershipRequest"
  FOR EACH ROW EXECUTE FUNCTION refuse_foreign_sides();

-- Messages
ALTER TABLE "Notification"
  ADD CONSTRAINT notification_opens_a_page_of_ours CHECK ("href" ~ '^/([^/]|$)');

ALTER TABLE "Mail"
  ADD CONSTRAINT mail_sent_has_its_time CHECK (("state" = 'sent') = ("sentAt" IS NOT NULL));

-- The audit is append-only, for everybody and for whole tables.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
