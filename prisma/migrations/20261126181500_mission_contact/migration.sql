-- AlterTable
ALTER TABLE "Mission" ADD COLUMN     "contactId" INTEGER;

-- CreateIndex
CREATE INDEX "Mission_contactId_idx" ON "Mission"("contactId");

-- AddForeignKey
ALTER TABLE "Mission" ADD CONSTRAINT "Mission_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;
