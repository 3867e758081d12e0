-- CreateEnum
CREATE TYPE "ImportMatch" AS ENUM ('email', 'name');

-- CreateEnum
CREATE TYPE "ImportDecision" AS ENUM ('keep', 'merge', 'create');

-- AlterTable
ALTER TABLE "ForumImport" ADD COLUMN     "columns" TEXT[],
ADD COLUMN     "confirmedAt" TIMESTAMP(3),
ADD COLUMN     "head" TEXT[],
ADD COLUMN     "kept" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "restKind" "RegistrantKind" NOT NULL DEFAULT 'visitor',
ADD COLUMN     "stayed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "written" SET DEFAULT 0,
ALTER COLUMN "undoUntil" DROP NOT NULL;

-- CreateTable
CREATE TABLE "ForumImportRow" (
    "importId" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT[],
    "problems" JSONB NOT NULL DEFAULT '[]',
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "matchedBy" "ImportMatch",
    "matchLine" INTEGER,
    "matchId" INTEGER,
    "decision" "ImportDecision",

    CONSTRAINT "ForumImportRow_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "ForumImportMerge" (
    "id" SERIAL NOT NULL,
    "importId" INTEGER NOT NULL,
    "registrationId" INTEGER,
    "contactId" INTEGER,
    "filled" TEXT[],
    "spokeOfLength" INTEGER,

    CONSTRAINT "ForumImportMerge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ForumImportMerge_registrationId_idx" ON "ForumImportMerge"("registrationId");

-- CreateIndex
CREATE INDEX "ForumImportMerge_contactId_idx" ON "ForumImportMerge"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "ForumImportMerge_importId_registrationId_key" ON "ForumImportMerge"("importId", "registrationId");

-- CreateIndex
CREATE UNIQUE INDEX "ForumImportMerge_importId_contactId_key" ON "ForumImportMerge"("importId", "contactId");

-- CreateIndex
CREATE INDEX "ForumImport_createdAt_idx" ON "ForumImport"("createdAt");

-- AddForeignKey
ALTER TABLE "ForumImportRow" ADD CONSTRAINT "ForumImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ForumImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumImportMerge" ADD CONSTRAINT "ForumImportMerge_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ForumImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumImportMerge" ADD CONSTRAINT "ForumImportMerge_registrationId_fkey" FOREIGN KEY ("registrationId") REFERENCES "ForumRegistration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumImportMerge" ADD CONSTRAINT "ForumImportMerge_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "ForumContact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ForumImport"
  DROP CONSTRAINT forum_import_counts_its_rows,
  ADD CONSTRAINT forum_import_counts_its_rows CHECK (
    "written" >= 0 AND "merged" >= 0 AND "kept" >= 0 AND "refused" >= 0 AND "stayed" >= 0
    AND "written" + "merged" + "kept" + "refused" <= "rows"
  ),
  ADD CONSTRAINT forum_import_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT forum_import_undone_once_confirmed CHECK ("undoneAt" IS NULL OR "confirmedAt" IS NOT NULL),
  ADD CONSTRAINT forum_import_reads_each_column CHECK (coalesce(cardinality("head"), 0) = coalesce(cardinality("columns"), 0));

-- What was written before files waited was confirmed when it was written.
UPDATE "ForumImport" SET "confirmedAt" = "createdAt" WHERE "undoUntil" IS NOT NULL;

ALTER TABLE "ForumImport"
  ADD CONSTRAINT forum_import_confirmed_in_full CHECK (("confirmedAt" IS NULL) = ("undoUntil" IS NULL));

ALTER TABLE "ForumImportRow"
  ADD CONSTRAINT forum_import_row_matches_one CHECK (
    num_nonnulls("matchLine", "matchId") = num_nonnulls("matchedBy") AND num_nonnulls("decision") = num_nonnulls("matchedBy")
  ),
  ADD CONSTRAINT forum_import_row_matches_an_earlier_one CHECK ("matchLine" < "line"),
  ADD CONSTRAINT forum_import_row_refused_matches_nobody CHECK (NOT "refused" OR "matchedBy" IS NULL);

ALTER TABLE "ForumImportMerge"
  ADD CONSTRAINT forum_import_merge_is_of_one CHECK (num_nonnulls("registrationId", "contactId") = 1);
