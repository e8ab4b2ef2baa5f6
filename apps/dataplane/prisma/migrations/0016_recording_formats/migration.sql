-- AlterTable
ALTER TABLE "CallRecording" ADD COLUMN     "format" TEXT NOT NULL DEFAULT 'wav',
ADD COLUMN     "startedBy" TEXT;

-- CreateTable
CREATE TABLE "CallRecordingRetention" (
    "id" TEXT NOT NULL,
    "days" INTEGER NOT NULL,

    CONSTRAINT "CallRecordingRetention_pkey" PRIMARY KEY ("id")
);
