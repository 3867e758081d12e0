-- CreateTable
CREATE TABLE "FirstDecision" (
    "id" SERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FirstDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FirstDecision_byId_idx" ON "FirstDecision"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "FirstDecision_subject_subjectId_action_key" ON "FirstDecision"("subject", "subjectId", "action");

-- AddForeignKey
ALTER TABLE "FirstDecision" ADD CONSTRAINT "FirstDecision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
