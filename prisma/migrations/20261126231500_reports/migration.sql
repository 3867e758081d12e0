-- CreateTable
CREATE TABLE "Report" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "achievedFr" TEXT,
    "achievedAr" TEXT,
    "difficultiesFr" TEXT,
    "difficultiesAr" TEXT,
    "nextFr" TEXT,
    "nextAr" TEXT,
    "publishedAt" TIMESTAMP(3),
    "openedById" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportTarget" (
    "reportId" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "target" INTEGER NOT NULL,

    CONSTRAINT "ReportTarget_pkey" PRIMARY KEY ("reportId","indicator")
);

-- CreateIndex
CREATE INDEX "Report_openedById_idx" ON "Report"("openedById");

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportTarget" ADD CONSTRAINT "ReportTarget_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "Report"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Report"
  ADD CONSTRAINT report_version_positive CHECK ("version" > 0),
  ADD CONSTRAINT report_ends_after_it_starts CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT report_says_something CHECK (
    btrim("achievedFr") <> '' AND btrim("achievedAr") <> '' AND btrim("difficultiesFr") <> ''
    AND btrim("difficultiesAr") <> '' AND btrim("nextFr") <> '' AND btrim("nextAr") <> '');

ALTER TABLE "ReportTarget" ADD CONSTRAINT report_target_not_negative CHECK ("target" >= 0);
