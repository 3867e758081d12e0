-- CreateEnum
CREATE TYPE "SupportKind" AS ENUM ('technical', 'strategic');

-- CreateTable
CREATE TABLE "SupportStep" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "kind" "SupportKind" NOT NULL,
    "dimension" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "nextOn" DATE NOT NULL,
    "doneAt" TIMESTAMP(3),
    "outcome" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SupportStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SupportStep_organisationId_nextOn_idx" ON "SupportStep"("organisationId", "nextOn");

-- CreateIndex
CREATE INDEX "SupportStep_createdById_idx" ON "SupportStep"("createdById");

-- AddForeignKey
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "SupportStep"
  ADD CONSTRAINT support_step_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT support_step_says_what_and_who CHECK (btrim("what") <> '' AND btrim("who") <> '');
