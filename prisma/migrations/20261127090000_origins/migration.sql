-- CreateEnum
CREATE TYPE "Origin" AS ENUM ('forum', 'invitation', 'share', 'direct');

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "origin" "Origin";

ALTER TABLE "Organisation" ADD CONSTRAINT organisation_origin_is_of_a_company CHECK ("origin" IS NULL OR "kind" = 'COMPANY');
