-- AlterTable
ALTER TABLE "PartnershipRequest" ADD COLUMN     "renewsId" INTEGER;

-- CreateIndex
CREATE INDEX "PartnershipRequest_renewsId_idx" ON "PartnershipRequest"("renewsId");

-- AddForeignKey
ALTER TABLE "PartnershipRequest" ADD CONSTRAINT "PartnershipRequest_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
