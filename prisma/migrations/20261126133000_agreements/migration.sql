-- CreateEnum
CREATE TYPE "MissionSide" AS ENUM ('giver', 'receiver');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('agreement');

-- CreateTable
CREATE TABLE "AgreementText" (
    "version" INTEGER NOT NULL,
    "clauses" JSONB NOT NULL,
    "authorId" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgreementText_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "missionId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "values" JSONB NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("missionId")
);

-- CreateTable
CREATE TABLE "MissionDocument" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "reference" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "textVersion" INTEGER NOT NULL,
    "agreementVersion" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MissionDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementSignature" (
    "id" TEXT NOT NULL,
    "missionId" INTEGER NOT NULL,
    "documentId" INTEGER,
    "side" "MissionSide" NOT NULL,
    "name" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "signedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "scanType" "FileType",
    "scanName" TEXT,
    "scanSha256" TEXT,
    "scan" BYTEA,

    CONSTRAINT "AgreementSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AgreementText_authorId_idx" ON "AgreementText"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "MissionDocument_reference_key" ON "MissionDocument"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "MissionDocument_code_key" ON "MissionDocument"("code");

-- CreateIndex
CREATE INDEX "MissionDocument_missionId_id_idx" ON "MissionDocument"("missionId", "id");

-- CreateIndex
CREATE INDEX "MissionDocument_textVersion_idx" ON "MissionDocument"("textVersion");

-- CreateIndex
CREATE INDEX "MissionDocument_issuedById_idx" ON "MissionDocument"("issuedById");

-- CreateIndex
CREATE INDEX "AgreementSignature_missionId_idx" ON "AgreementSignature"("missionId");

-- CreateIndex
CREATE INDEX "AgreementSignature_byId_idx" ON "AgreementSignature"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementSignature_documentId_side_key" ON "AgreementSignature"("documentId", "side");

-- AddForeignKey
ALTER TABLE "AgreementText" ADD CONSTRAINT "AgreementText_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionDocument" ADD CONSTRAINT "MissionDocument_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionDocument" ADD CONSTRAINT "MissionDocument_textVersion_fkey" FOREIGN KEY ("textVersion") REFERENCES "AgreementText"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionDocument" ADD CONSTRAINT "MissionDocument_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementSignature" ADD CONSTRAINT "AgreementSignature_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementSignature" ADD CONSTRAINT "AgreementSignature_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "MissionDocument"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementSignature" ADD CONSTRAINT "AgreementSignature_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "AgreementText"
  ADD CONSTRAINT agreement_text_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT agreement_text_changed_by_somebody CHECK ("version" = 1 OR ("authorId" IS NOT NULL AND coalesce(btrim("reason"), '') <> ''));

ALTER TABLE "Agreement"
  ADD CONSTRAINT agreement_version_positive CHECK ("version" > 0);

ALTER TABLE "MissionDocument"
  ADD CONSTRAINT document_reference_has_its_form CHECK ("reference" ~ '^KH-[0-9]{4}-[0-9]{5,}$'),
  ADD CONSTRAINT document_code_has_its_form CHECK ("code" ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  ADD CONSTRAINT document_has_its_hash CHECK ("sha256" = encode(sha256("bytes"), 'hex'));

ALTER TABLE "AgreementSignature"
  ADD CONSTRAINT signature_says_who CHECK (btrim("name") <> '' AND btrim("function") <> ''),
  ADD CONSTRAINT signature_copy_is_whole CHECK (num_nulls("scanType", "scanName", "scanSha256", "scan") IN (0, 4)),
  ADD CONSTRAINT signature_copy_at_most_5_mb CHECK (octet_length("scan") <= 5242880),
  ADD CONSTRAINT signature_outside_is_a_copy CHECK ("documentId" IS NOT NULL OR "scan" IS NOT NULL);

-- Where there is no document, a side signs once all the same.
CREATE UNIQUE INDEX signature_outside_once_a_side ON "AgreementSignature" ("missionId", "side") WHERE "documentId" IS NULL;

-- What was issued and what was signed is never another.
CREATE TRIGGER agreement_texts_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AgreementText"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER documents_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "MissionDocument"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signatures_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AgreementSignature"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
