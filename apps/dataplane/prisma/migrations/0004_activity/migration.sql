-- CreateIndex
CREATE INDEX "Thread_createdMs_idx" ON "Thread" USING BRIN ("createdMs");

-- CreateIndex
CREATE INDEX "Message_id_idx" ON "Message" USING BRIN ("id");
