-- CreateTable
CREATE TABLE "SmsMessage" (
    "id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "content" TEXT,
    "segments" INTEGER NOT NULL,
    "tag" TEXT,
    "wantsReport" BOOLEAN NOT NULL,
    "isReply" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "code" INTEGER,
    "dueMs" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedBy" TEXT,
    "leaseMs" BIGINT,
    "createdMs" BIGINT NOT NULL,
    "expiresMs" BIGINT NOT NULL,
    "endedMs" BIGINT,

    CONSTRAINT "SmsMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmsSegment" (
    "messageId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "providerId" TEXT,
    "state" TEXT NOT NULL,
    "code" INTEGER,

    CONSTRAINT "SmsSegment_pkey" PRIMARY KEY ("messageId","index")
);

-- CreateTable
CREATE TABLE "SmsEarlyReceipt" (
    "provider" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "code" INTEGER NOT NULL,
    "receivedMs" BIGINT NOT NULL,

    CONSTRAINT "SmsEarlyReceipt_pkey" PRIMARY KEY ("provider","providerId")
);

-- CreateTable
CREATE TABLE "SmsRepeat" (
    "requestId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "SmsRepeat_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "SmsOptOut" (
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sinceMs" BIGINT NOT NULL,

    CONSTRAINT "SmsOptOut_pkey" PRIMARY KEY ("sender","recipient")
);

-- CreateTable
CREATE TABLE "SmsPart" (
    "textKey" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "dataCoding" INTEGER NOT NULL,
    "bytes" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "receivedMs" BIGINT NOT NULL,

    CONSTRAINT "SmsPart_pkey" PRIMARY KEY ("textKey","index")
);

-- CreateTable
CREATE TABLE "SmsReceived" (
    "digest" TEXT NOT NULL,
    "receivedMs" BIGINT NOT NULL,

    CONSTRAINT "SmsReceived_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE UNIQUE INDEX "SmsMessage_number_key" ON "SmsMessage"("number");

-- CreateIndex
CREATE INDEX "SmsMessage_provider_dueMs_idx" ON "SmsMessage"("provider", "dueMs");

-- CreateIndex
CREATE INDEX "SmsMessage_state_expiresMs_idx" ON "SmsMessage"("state", "expiresMs");

-- CreateIndex
CREATE INDEX "SmsMessage_endedMs_idx" ON "SmsMessage"("endedMs");

-- CreateIndex
CREATE INDEX "SmsMessage_claimedBy_idx" ON "SmsMessage"("claimedBy");

-- CreateIndex
CREATE INDEX "SmsSegment_provider_providerId_idx" ON "SmsSegment"("provider", "providerId");

-- CreateIndex
CREATE INDEX "SmsEarlyReceipt_receivedMs_idx" ON "SmsEarlyReceipt"("receivedMs");

-- CreateIndex
CREATE INDEX "SmsRepeat_createdMs_idx" ON "SmsRepeat"("createdMs");

-- CreateIndex
CREATE INDEX "SmsPart_sender_idx" ON "SmsPart"("sender");

-- CreateIndex
CREATE INDEX "SmsPart_receivedMs_idx" ON "SmsPart"("receivedMs");

-- CreateIndex
CREATE INDEX "SmsReceived_receivedMs_idx" ON "SmsReceived"("receivedMs");

-- AddForeignKey
ALTER TABLE "SmsSegment" ADD CONSTRAINT "SmsSegment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "SmsMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
