-- CreateTable
CREATE TABLE "PartnershipReminder" (
    "partnershipId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartnershipReminder_pkey" PRIMARY KEY ("partnershipId","kind","key")
);

-- AddForeignKey
ALTER TABLE "PartnershipReminder" ADD CONSTRAINT "PartnershipReminder_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
