-- DropIndex
DROP INDEX "Participant_userId_joinedMs_threadId_idx";

-- CreateIndex
CREATE INDEX "Participant_userId_joinedMs_threadId_idx" ON "Participant"("userId", "joinedMs" DESC, "threadId" DESC);
