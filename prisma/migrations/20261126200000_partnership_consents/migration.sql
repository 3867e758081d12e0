-- CreateTable
CREATE TABLE "PartnershipConsent" (
    "partnershipId" INTEGER NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartnershipConsent_pkey" PRIMARY KEY ("partnershipId","kind")
);

-- CreateIndex
CREATE INDEX "PartnershipConsent_byId_idx" ON "PartnershipConsent"("byId");

-- AddForeignKey
ALTER TABLE "PartnershipConsent" ADD CONSTRAINT "PartnershipConsent_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PartnershipConsent" ADD CONSTRAINT "PartnershipConsent_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
