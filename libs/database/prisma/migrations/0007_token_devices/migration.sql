-- AlterTable
ALTER TABLE "issued_token" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "system" TEXT;
