-- CreateEnum
CREATE TYPE "DraftKind" AS ENUM ('need', 'offer', 'proposition');

-- AlterTable: what is there stays what it is.
ALTER TABLE "Draft" ALTER COLUMN "kind" TYPE "DraftKind" USING "kind"::text::"DraftKind";

-- CreateTable
CREATE TABLE "ValueProposition" (
    "organisationId" INTEGER NOT NULL,
    "audienceFr" TEXT,
    "audienceAr" TEXT,
    "problemFr" TEXT,
    "problemAr" TEXT,
    "methodFr" TEXT,
    "methodAr" TEXT,
    "proofFr" TEXT,
    "proofAr" TEXT,
    "exchangeFr" TEXT,
    "exchangeAr" TEXT,
    "publishedById" TEXT NOT NULL,
    "publishedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ValueProposition_pkey" PRIMARY KEY ("organisationId")
);

-- CreateIndex
CREATE INDEX "ValueProposition_publishedById_idx" ON "ValueProposition"("publishedById");

-- AddForeignKey
ALTER TABLE "ValueProposition" ADD CONSTRAINT "ValueProposition_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ValueProposition" ADD CONSTRAINT "ValueProposition_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ValueProposition" ADD CONSTRAINT proposition_answers_all CHECK (
  btrim(concat("audienceFr", "audienceAr")) <> '' AND btrim(concat("problemFr", "problemAr")) <> ''
  AND btrim(concat("methodFr", "methodAr")) <> '' AND btrim(concat("proofFr", "proofAr")) <> ''
  AND btrim(concat("exchangeFr", "exchangeAr")) <> '');

-- The team of an association writes one text, and not each their own.
CREATE UNIQUE INDEX one_proposition_draft ON "Draft" ("organisationId") WHERE "kind" = 'proposition';
