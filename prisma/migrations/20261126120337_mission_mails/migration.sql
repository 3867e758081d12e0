-- AlterEnum
ALTER TYPE "MailGroup" ADD VALUE 'mission';
