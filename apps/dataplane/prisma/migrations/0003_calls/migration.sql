-- CreateTable
CREATE TABLE "CallRecord" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locator" TEXT,
    "startedBy" TEXT NOT NULL,
    "startedMs" BIGINT NOT NULL,
    "endedMs" BIGINT,
    "home" TEXT NOT NULL,

    CONSTRAINT "CallRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallLegRecord" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "answeredMs" BIGINT,
    "leftMs" BIGINT NOT NULL,
    "code" INTEGER NOT NULL,
    "subCode" INTEGER NOT NULL,
    "quality" JSONB,
    "survey" JSONB,

    CONSTRAINT "CallLegRecord_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallRecord_startedMs_id_idx" ON "CallRecord"("startedMs" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "CallRecord_endedMs_idx" ON "CallRecord"("endedMs");

-- CreateIndex
CREATE INDEX "CallLegRecord_callId_idx" ON "CallLegRecord"("callId");

-- CreateIndex
CREATE INDEX "CallLegRecord_userId_leftMs_idx" ON "CallLegRecord"("userId", "leftMs" DESC);

-- AddForeignKey
ALTER TABLE "CallLegRecord" ADD CONSTRAINT "CallLegRecord_callId_fkey" FOREIGN KEY ("callId") REFERENCES "CallRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;
