-- AlterTable
ALTER TABLE "PushInstallation" ADD COLUMN     "keptUntilMs" BIGINT;
