-- CreateTable
CREATE TABLE "Voicemail" (
    "callId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "recordingId" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "seconds" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "heardAt" TIMESTAMPTZ(3),
    "heardById" TEXT,

    CONSTRAINT "Voicemail_pkey" PRIMARY KEY ("callId")
);

-- CreateTable
CREATE TABLE "VoicemailPart" (
    "callId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "VoicemailPart_pkey" PRIMARY KEY ("callId","place")
);

-- CreateTable
CREATE TABLE "Greeting" (
    "ours" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "seconds" INTEGER NOT NULL,
    "file" BYTEA NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Greeting_pkey" PRIMARY KEY ("ours")
);

-- CreateIndex
CREATE UNIQUE INDEX "Voicemail_recordingId_key" ON "Voicemail"("recordingId");

-- CreateIndex
CREATE INDEX "Voicemail_state_heardAt_idx" ON "Voicemail"("state", "heardAt");

-- CreateIndex
CREATE INDEX "Voicemail_state_startedAt_idx" ON "Voicemail"("state", "startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Greeting_fileId_key" ON "Greeting"("fileId");

-- AddForeignKey
ALTER TABLE "Voicemail" ADD CONSTRAINT "Voicemail_callId_fkey" FOREIGN KEY ("callId") REFERENCES "PhoneCall"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoicemailPart" ADD CONSTRAINT "VoicemailPart_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Voicemail"("callId") ON DELETE CASCADE ON UPDATE CASCADE;
