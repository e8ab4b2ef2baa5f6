-- CreateTable
CREATE TABLE "CallRecording" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "channelType" TEXT NOT NULL,
    "people" JSONB NOT NULL,
    "pauses" JSONB NOT NULL,
    "callbackUri" TEXT,
    "base" TEXT NOT NULL,
    "startedMs" BIGINT NOT NULL,
    "endedMs" BIGINT,
    "durationMs" INTEGER,
    "bytes" INTEGER,
    "endReason" TEXT,

    CONSTRAINT "CallRecording_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallRecording_state_home_idx" ON "CallRecording"("state", "home");

-- CreateIndex
CREATE INDEX "CallRecording_endedMs_idx" ON "CallRecording"("endedMs");
