-- CreateTable
CREATE TABLE "Certificate" (
    "id" SERIAL NOT NULL,
    "missionId" INTEGER NOT NULL,
    "userId" TEXT,
    "side" "MissionSide",
    "language" "Locale" NOT NULL,
    "reference" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "quarters" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "factsSha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "issuedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_reference_key" ON "Certificate"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE INDEX "Certificate_missionId_id_idx" ON "Certificate"("missionId", "id");

-- CreateIndex
CREATE INDEX "Certificate_userId_idx" ON "Certificate"("userId");

-- CreateIndex
CREATE INDEX "Certificate_issuedById_idx" ON "Certificate"("issuedById");

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_missionId_fkey" FOREIGN KEY ("missionId") REFERENCES "Mission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Certificate"
  ADD CONSTRAINT certificate_is_somebodys CHECK (num_nonnulls("userId", "side") = 1),
  ADD CONSTRAINT certificate_reference_has_its_form CHECK ("reference" ~ '^KA-[0-9]{4}-[0-9]{5,}$'),
  ADD CONSTRAINT certificate_code_has_its_form CHECK ("code" ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  ADD CONSTRAINT certificate_has_its_hash CHECK ("sha256" = encode(sha256("bytes"), 'hex')),
  ADD CONSTRAINT certificate_hours_positive CHECK ("quarters" > 0),
  ADD CONSTRAINT certificate_days_in_order CHECK ("startsOn" <= "endsOn");

-- What was issued is never another. A side's stays; a person's goes with the person.
CREATE TRIGGER certificates_stay_as_issued
  BEFORE UPDATE OR TRUNCATE ON "Certificate"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER certificates_of_sides_stay
  BEFORE DELETE ON "Certificate"
  FOR EACH ROW WHEN (OLD."side" IS NOT NULL) EXECUTE FUNCTION refuse_change();
