-- CreateTable
CREATE TABLE "CompanyInvitation" (
    "id" TEXT NOT NULL,
    "organisationId" INTEGER,
    "invitedById" TEXT,
    "companyName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "needId" INTEGER,
    "words" TEXT,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "companyId" INTEGER,

    CONSTRAINT "CompanyInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CompanyInvitation_tokenHash_key" ON "CompanyInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "CompanyInvitation_organisationId_sentAt_idx" ON "CompanyInvitation"("organisationId", "sentAt" DESC);

-- CreateIndex
CREATE INDEX "CompanyInvitation_email_idx" ON "CompanyInvitation"("email");

-- CreateIndex
CREATE INDEX "CompanyInvitation_invitedById_idx" ON "CompanyInvitation"("invitedById");

-- CreateIndex
CREATE INDEX "CompanyInvitation_needId_idx" ON "CompanyInvitation"("needId");

-- CreateIndex
CREATE INDEX "CompanyInvitation_companyId_idx" ON "CompanyInvitation"("companyId");

-- AddForeignKey
ALTER TABLE "CompanyInvitation" ADD CONSTRAINT "CompanyInvitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyInvitation" ADD CONSTRAINT "CompanyInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyInvitation" ADD CONSTRAINT "CompanyInvitation_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CompanyInvitation" ADD CONSTRAINT "CompanyInvitation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One invitation of an association, or of the programme, waits at an address at a time.
CREATE UNIQUE INDEX company_invitation_waits_once ON "CompanyInvitation" ("organisationId", "email") NULLS NOT DISTINCT
  WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;

ALTER TABLE "CompanyInvitation"
  ADD CONSTRAINT company_invitation_email_is_lower_case CHECK ("email" = lower("email")),
  ADD CONSTRAINT company_invitation_ends_once CHECK ("acceptedAt" IS NULL OR "revokedAt" IS NULL),
  ADD CONSTRAINT company_invitation_accepted_became_a_company CHECK (("acceptedAt" IS NULL) = ("companyId" IS NULL));
