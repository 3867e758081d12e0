-- CreateTable
CREATE TABLE "PlanFile" (
    "id" TEXT NOT NULL,
    "itemId" INTEGER NOT NULL,
    "type" "FileType" NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PlanFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PlanFile_itemId_addedAt_idx" ON "PlanFile"("itemId", "addedAt");

-- AddForeignKey
ALTER TABLE "PlanFile" ADD CONSTRAINT "PlanFile_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "PlanItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "PlanFile"
  ADD CONSTRAINT plan_file_is_of_a_kind CHECK ("type" IN ('pdf', 'png', 'jpeg', 'webp')),
  ADD CONSTRAINT plan_file_has_its_size CHECK ("size" = octet_length("bytes") AND "size" BETWEEN 1 AND 5242880);
