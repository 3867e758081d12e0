-- AlterTable
ALTER TABLE "HourEntry" ADD COLUMN     "workedById" TEXT;

-- CreateTable
CREATE TABLE "MissionPerson" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "function" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "namedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" TEXT,
    "confirmedAt" TIMESTAMP(3),
    "declinedAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "MissionPerson_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MissionPerson_tokenHash_key" ON "MissionPerson"("tokenHash");

-- CreateIndex
CREATE INDEX "MissionPerson_missionId_id_idx" ON "MissionPerson"("missionId", "id");

-- CreateIndex
CREATE INDEX "MissionPerson_email_idx" ON "MissionPerson"("email");

-- CreateIndex
CREATE INDEX "MissionPerson_namedById_idx" ON "MissionPerson"("namedById");

-- CreateIndex
CREATE INDEX "MissionPerson_userId_missionId_idx" ON "MissionPerson"("userId", "missionId");

-- CreateIndex
CREATE INDEX "HourEntry_workedById_idx" ON "HourEntry"("workedById");

-- AddForeignKey
ALTER TABLE "MissionPerson" ADD CONSTRAINT "MissionPerson_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionPerson" ADD CONSTRAINT "MissionPerson_namedById_fkey" FOREIGN KEY ("namedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MissionPerson" ADD CONSTRAINT "MissionPerson_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourEntry" ADD CONSTRAINT "HourEntry_workedById_fkey" FOREIGN KEY ("workedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "MissionPerson"
  ADD CONSTRAINT mission_person_email_is_lower_case CHECK ("email" = lower("email")),
  ADD CONSTRAINT mission_person_confirms_with_an_account CHECK (("confirmedAt" IS NULL) = ("userId" IS NULL)),
  ADD CONSTRAINT mission_person_answers_once CHECK ("confirmedAt" IS NULL OR "declinedAt" IS NULL);

-- An address, and an account, stands once among the people of a mission.
CREATE UNIQUE INDEX mission_person_named_once ON "MissionPerson" ("missionId", "email") WHERE "declinedAt" IS NULL AND "removedAt" IS NULL;
CREATE UNIQUE INDEX mission_person_confirms_once ON "MissionPerson" ("missionId", "userId") WHERE "removedAt" IS NULL;
