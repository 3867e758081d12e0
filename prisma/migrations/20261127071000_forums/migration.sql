-- CreateEnum
CREATE TYPE "RegistrantKind" AS ENUM ('company', 'association', 'visitor', 'partner');

-- CreateEnum
CREATE TYPE "RegistrationState" AS ENUM ('registered', 'cancelled');

-- CreateEnum
CREATE TYPE "ForumImportKind" AS ENUM ('registrations', 'contacts');

-- CreateEnum
CREATE TYPE "LeadState" AS ENUM ('new', 'in_touch', 'meeting', 'request', 'partnership', 'closed');

-- AlterEnum
ALTER TYPE "LinkPurpose" ADD VALUE 'cancel_forum_registration';

-- CreateTable
CREATE TABLE "Forum" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "nameFr" TEXT,
    "nameAr" TEXT,
    "place" TEXT NOT NULL,
    "provinceCode" TEXT NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "agendaFr" TEXT,
    "agendaAr" TEXT,
    "partners" TEXT[],
    "publishedAt" TIMESTAMP(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stand" (
    "id" SERIAL NOT NULL,
    "forumId" INTEGER NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "place" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Stand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForumRegistration" (
    "id" SERIAL NOT NULL,
    "forumId" INTEGER NOT NULL,
    "kind" "RegistrantKind" NOT NULL,
    "state" "RegistrationState" NOT NULL DEFAULT 'registered',
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "organisation" TEXT,
    "organisationId" INTEGER,
    "locale" "Locale" NOT NULL,
    "consentAt" TIMESTAMP(3),
    "consentVersion" INTEGER,
    "importId" INTEGER,
    "cancelledAt" TIMESTAMP(3),
    "forgottenAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ForumRegistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForumContact" (
    "id" SERIAL NOT NULL,
    "clientId" UUID NOT NULL,
    "forumId" INTEGER NOT NULL,
    "standId" INTEGER,
    "name" TEXT NOT NULL,
    "organisation" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "spokeOf" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "consentAt" TIMESTAMP(3),
    "consentVersion" INTEGER,
    "takenById" TEXT,
    "metAt" TIMESTAMP(3) NOT NULL,
    "importId" INTEGER,
    "forgottenAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ForumContact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForumImport" (
    "id" SERIAL NOT NULL,
    "forumId" INTEGER NOT NULL,
    "kind" "ForumImportKind" NOT NULL,
    "byId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "written" INTEGER NOT NULL,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoUntil" TIMESTAMP(3) NOT NULL,
    "undoneAt" TIMESTAMP(3),

    CONSTRAINT "ForumImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "forumId" INTEGER NOT NULL,
    "contactId" INTEGER,
    "organisation" TEXT,
    "associationId" INTEGER,
    "companyId" INTEGER,
    "ownerId" TEXT,
    "state" "LeadState" NOT NULL DEFAULT 'new',
    "nextStep" TEXT,
    "nextOn" DATE,
    "reason" TEXT,
    "requestId" INTEGER,
    "partnershipId" INTEGER,
    "openedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadEvent" (
    "id" SERIAL NOT NULL,
    "leadId" INTEGER NOT NULL,
    "state" "LeadState" NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LeadEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Forum_provinceCode_idx" ON "Forum"("provinceCode");

-- CreateIndex
CREATE INDEX "Forum_startsOn_id_idx" ON "Forum"("startsOn", "id");

-- CreateIndex
CREATE INDEX "Forum_createdById_idx" ON "Forum"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "Stand_code_key" ON "Stand"("code");

-- CreateIndex
CREATE INDEX "Stand_organisationId_idx" ON "Stand"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "Stand_forumId_organisationId_key" ON "Stand"("forumId", "organisationId");

-- CreateIndex
CREATE INDEX "ForumRegistration_forumId_state_id_idx" ON "ForumRegistration"("forumId", "state", "id");

-- CreateIndex
CREATE INDEX "ForumRegistration_organisationId_idx" ON "ForumRegistration"("organisationId");

-- CreateIndex
CREATE INDEX "ForumRegistration_importId_idx" ON "ForumRegistration"("importId");

-- CreateIndex
CREATE UNIQUE INDEX "ForumRegistration_forumId_email_key" ON "ForumRegistration"("forumId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "ForumContact_clientId_key" ON "ForumContact"("clientId");

-- CreateIndex
CREATE INDEX "ForumContact_forumId_id_idx" ON "ForumContact"("forumId", "id");

-- CreateIndex
CREATE INDEX "ForumContact_standId_id_idx" ON "ForumContact"("standId", "id");

-- CreateIndex
CREATE INDEX "ForumContact_takenById_idx" ON "ForumContact"("takenById");

-- CreateIndex
CREATE INDEX "ForumContact_importId_idx" ON "ForumContact"("importId");

-- CreateIndex
CREATE INDEX "ForumImport_forumId_id_idx" ON "ForumImport"("forumId", "id");

-- CreateIndex
CREATE INDEX "ForumImport_byId_idx" ON "ForumImport"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_contactId_key" ON "Lead"("contactId");

-- CreateIndex
CREATE INDEX "Lead_forumId_id_idx" ON "Lead"("forumId", "id");

-- CreateIndex
CREATE INDEX "Lead_state_nextOn_id_idx" ON "Lead"("state", "nextOn", "id");

-- CreateIndex
CREATE INDEX "Lead_associationId_idx" ON "Lead"("associationId");

-- CreateIndex
CREATE INDEX "Lead_companyId_idx" ON "Lead"("companyId");

-- CreateIndex
CREATE INDEX "Lead_ownerId_idx" ON "Lead"("ownerId");

-- CreateIndex
CREATE INDEX "Lead_requestId_idx" ON "Lead"("requestId");

-- CreateIndex
CREATE INDEX "Lead_partnershipId_idx" ON "Lead"("partnershipId");

-- CreateIndex
CREATE INDEX "Lead_openedById_idx" ON "Lead"("openedById");

-- CreateIndex
CREATE INDEX "LeadEvent_leadId_id_idx" ON "LeadEvent"("leadId", "id");

-- CreateIndex
CREATE INDEX "LeadEvent_byId_idx" ON "LeadEvent"("byId");

-- AddForeignKey
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_provinceCode_fkey" FOREIGN KEY ("provinceCode") REFERENCES "Province"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stand" ADD CONSTRAINT "Stand_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stand" ADD CONSTRAINT "Stand_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumRegistration" ADD CONSTRAINT "ForumRegistration_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumRegistration" ADD CONSTRAINT "ForumRegistration_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumRegistration" ADD CONSTRAINT "ForumRegistration_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ForumImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumContact" ADD CONSTRAINT "ForumContact_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumContact" ADD CONSTRAINT "ForumContact_standId_fkey" FOREIGN KEY ("standId") REFERENCES "Stand"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumContact" ADD CONSTRAINT "ForumContact_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumContact" ADD CONSTRAINT "ForumContact_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ForumImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumImport" ADD CONSTRAINT "ForumImport_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumImport" ADD CONSTRAINT "ForumImport_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "ForumContact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_associationId_fkey" FOREIGN KEY ("associationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadEvent" ADD CONSTRAINT "LeadEvent_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Lead"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadEvent" ADD CONSTRAINT "LeadEvent_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Forum"
  ADD CONSTRAINT forum_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT forum_has_a_name CHECK (btrim(coalesce("nameFr", '')) <> '' OR btrim(coalesce("nameAr", '')) <> ''),
  ADD CONSTRAINT forum_ends_after_it_starts CHECK ("endsOn" >= "startsOn");

ALTER TABLE "ForumRegistration"
  ADD CONSTRAINT forum_registration_consent_in_full CHECK (("consentAt" IS NULL) = ("consentVersion" IS NULL)),
  ADD CONSTRAINT forum_registration_consents_or_came_in_a_file CHECK ("consentAt" IS NOT NULL OR "importId" IS NOT NULL),
  ADD CONSTRAINT forum_registration_can_be_reached CHECK ("email" IS NOT NULL OR "phone" IS NOT NULL OR "forgottenAt" IS NOT NULL),
  ADD CONSTRAINT forum_registration_forgets_in_full CHECK (
    "forgottenAt" IS NULL OR ("email" IS NULL AND "phone" IS NULL AND "organisation" IS NULL)
  ),
  ADD CONSTRAINT forum_registration_cancelled_once CHECK (("state" = 'cancelled') = ("cancelledAt" IS NOT NULL));

ALTER TABLE "ForumContact"
  ADD CONSTRAINT forum_contact_consent_in_full CHECK (("consentAt" IS NULL) = ("consentVersion" IS NULL)),
  ADD CONSTRAINT forum_contact_consents_or_came_in_a_file CHECK ("consentAt" IS NOT NULL OR "importId" IS NOT NULL),
  ADD CONSTRAINT forum_contact_forgets_in_full CHECK (
    "forgottenAt" IS NULL OR ("email" IS NULL AND "phone" IS NULL AND "organisation" IS NULL)
  );

ALTER TABLE "ForumImport"
  ADD CONSTRAINT forum_import_counts_its_rows CHECK (
    "written" >= 0 AND "merged" >= 0 AND "refused" >= 0 AND "written" + "merged" + "refused" <= "rows"
  ),
  ADD CONSTRAINT forum_import_undone_in_time CHECK ("undoneAt" <= "undoUntil");

ALTER TABLE "Lead"
  ADD CONSTRAINT lead_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT lead_is_with_somebody CHECK ("contactId" IS NOT NULL OR "organisation" IS NOT NULL OR "companyId" IS NOT NULL),
  ADD CONSTRAINT lead_next_step_has_a_day CHECK (("nextStep" IS NULL) = ("nextOn" IS NULL)),
  ADD CONSTRAINT lead_closed_with_a_reason CHECK (("state" = 'closed') = ("reason" IS NOT NULL)),
  ADD CONSTRAINT lead_request_names_it CHECK ("state" <> 'request' OR "requestId" IS NOT NULL),
  ADD CONSTRAINT lead_partnership_names_it CHECK ("state" <> 'partnership' OR "partnershipId" IS NOT NULL);

CREATE UNIQUE INDEX lead_begins_once ON "LeadEvent" ("leadId") WHERE "state" = 'new';

CREATE TRIGGER lead_events_stay
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "LeadEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
