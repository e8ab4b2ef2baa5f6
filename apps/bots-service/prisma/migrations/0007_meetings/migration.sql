-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "open" TEXT,
    "requestId" TEXT NOT NULL,
    "connectionId" TEXT,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "restarts" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "notedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingLine" (
    "id" BIGSERIAL NOT NULL,
    "meetingId" TEXT NOT NULL,
    "speaker" TEXT NOT NULL,
    "startMs" BIGINT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MeetingLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_open_key" ON "Meeting"("open");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_requestId_key" ON "Meeting"("requestId");

-- CreateIndex
CREATE INDEX "Meeting_state_dueAt_idx" ON "Meeting"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingLine_meetingId_speaker_startMs_key" ON "MeetingLine"("meetingId", "speaker", "startMs");

-- AddForeignKey
ALTER TABLE "MeetingLine" ADD CONSTRAINT "MeetingLine_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
