-- CreateTable
CREATE TABLE "Diagnostic" (
    "id" SERIAL NOT NULL,
    "organisationId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "startedById" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedById" TEXT,
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "Diagnostic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DiagnosticAnswer" (
    "diagnosticId" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "evidence" TEXT,
    "version" INTEGER NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiagnosticAnswer_pkey" PRIMARY KEY ("diagnosticId","item")
);

-- CreateIndex
CREATE INDEX "Diagnostic_organisationId_id_idx" ON "Diagnostic"("organisationId", "id");

-- CreateIndex
CREATE INDEX "Diagnostic_startedById_idx" ON "Diagnostic"("startedById");

-- CreateIndex
CREATE INDEX "Diagnostic_closedById_idx" ON "Diagnostic"("closedById");

-- CreateIndex
CREATE INDEX "DiagnosticAnswer_byId_idx" ON "DiagnosticAnswer"("byId");

-- AddForeignKey
ALTER TABLE "Diagnostic" ADD CONSTRAINT "Diagnostic_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Diagnostic" ADD CONSTRAINT "Diagnostic_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Diagnostic" ADD CONSTRAINT "Diagnostic_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticAnswer" ADD CONSTRAINT "DiagnosticAnswer_diagnosticId_fkey" FOREIGN KEY ("diagnosticId") REFERENCES "Diagnostic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DiagnosticAnswer" ADD CONSTRAINT "DiagnosticAnswer_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Diagnostic"
  ADD CONSTRAINT diagnostic_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT diagnostic_closed_by_somebody CHECK (("closedAt" IS NULL) = ("closedById" IS NULL));

ALTER TABLE "DiagnosticAnswer"
  ADD CONSTRAINT answer_level_in_range CHECK ("level" BETWEEN 0 AND 3),
  ADD CONSTRAINT answer_evidence_says_something CHECK ("evidence" IS NULL OR btrim("evidence") <> '');

-- An association fills in one at a time.
CREATE UNIQUE INDEX one_open_diagnostic ON "Diagnostic" ("organisationId") WHERE "closedAt" IS NULL;

-- What was closed stands as it was answered; only whose it is may change, when two records become one.
CREATE TRIGGER closed_diagnostics_stay
  BEFORE DELETE OR UPDATE OF "version", "startedById", "startedAt", "closedById", "closedAt" ON "Diagnostic"
  FOR EACH ROW WHEN (OLD."closedAt" IS NOT NULL) EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_closed_diagnostic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Diagnostic" WHERE "id" IN (OLD."diagnosticId", NEW."diagnosticId") AND "closedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'The diagnostic is closed'
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER answers_of_closed_diagnostics_stay
  BEFORE INSERT OR UPDATE OR DELETE ON "DiagnosticAnswer"
  FOR EACH ROW EXECUTE FUNCTION refuse_closed_diagnostic();
