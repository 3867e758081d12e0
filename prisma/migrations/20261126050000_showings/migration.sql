-- CreateEnum
CREATE TYPE "AttentionGroup" AS ENUM ('all', 'region', 'province_type', 'sector');

-- CreateTable
CREATE TABLE "Showing" (
    "organisationId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "sector" "Sector" NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Showing_pkey" PRIMARY KEY ("organisationId","day","sector")
);

-- CreateTable
CREATE TABLE "AttentionFigure" (
    "group" "AttentionGroup" NOT NULL,
    "key" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "organisations" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL,
    "showings" INTEGER NOT NULL,
    "gini" INTEGER NOT NULL,

    CONSTRAINT "AttentionFigure_pkey" PRIMARY KEY ("group","key")
);

-- CreateIndex
CREATE INDEX "Showing_day_idx" ON "Showing"("day");

-- AddForeignKey
ALTER TABLE "Showing" ADD CONSTRAINT "Showing_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Showing"
  ADD CONSTRAINT showing_counts_something CHECK ("count" > 0);

ALTER TABLE "AttentionFigure"
  ADD CONSTRAINT attention_figure_of_somebody CHECK ("organisations" > 0),
  ADD CONSTRAINT attention_figure_shows_some_of_them CHECK ("shown" BETWEEN 0 AND "organisations"),
  ADD CONSTRAINT attention_figure_shown_by_showings CHECK ("showings" >= "shown"),
  ADD CONSTRAINT attention_figure_gini_in_thousandths CHECK ("gini" BETWEEN 0 AND 1000);
