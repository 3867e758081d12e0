-- CreateEnum
CREATE TYPE "ReadinessAudience" AS ENUM ('coordinators', 'companies');

-- AlterTable
ALTER TABLE "Association" ADD COLUMN     "readinessSharedWith" "ReadinessAudience"[] DEFAULT ARRAY[]::"ReadinessAudience"[];
