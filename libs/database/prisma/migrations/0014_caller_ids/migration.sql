-- AlterTable
ALTER TABLE "number_label" ADD COLUMN     "caller_id" BOOLEAN NOT NULL DEFAULT false;
