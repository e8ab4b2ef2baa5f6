-- AlterTable
ALTER TABLE "Identity" ADD COLUMN     "customId" TEXT,
ADD COLUMN     "lastTokenIssuedMs" BIGINT;

-- CreateIndex
CREATE UNIQUE INDEX "Identity_customId_key" ON "Identity"("customId");

-- CreateIndex
CREATE INDEX "Message_threadId_version_id_idx" ON "Message"("threadId", "version" DESC, "id" DESC);
