-- AlterEnum
ALTER TYPE "StaffKind" ADD VALUE 'observer';
