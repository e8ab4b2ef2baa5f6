-- CreateTable
CREATE TABLE "OurNumber" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "sendsTexts" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OurNumber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Colleague" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Colleague_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "timeZone" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "assigneeId" TEXT,
    "unread" INTEGER NOT NULL DEFAULT 0,
    "readUntil" TIMESTAMPTZ(3),
    "lastReceivedAt" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "lastMessageId" TEXT,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT,
    "stateAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "providerId" TEXT,
    "repeatabilityId" UUID,
    "firstSentAt" TIMESTAMPTZ(3),
    "round" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "clientId" UUID,
    "byId" TEXT,
    "campaignId" TEXT,
    "segments" INTEGER NOT NULL,
    "costMillionths" BIGINT,
    "currency" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" UUID NOT NULL,
    "conversationId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("conversationId","id")
);

-- CreateTable
CREATE TABLE "ConsentEvent" (
    "id" BIGSERIAL NOT NULL,
    "theirs" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "ours" TEXT,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" TEXT,

    CONSTRAINT "ConsentEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "textsPerMinute" INTEGER,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignRecipient" (
    "campaignId" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "notBefore" TIMESTAMPTZ(3),

    CONSTRAINT "CampaignRecipient_pkey" PRIMARY KEY ("campaignId","to")
);

-- CreateTable
CREATE TABLE "InboxEvent" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "event" TEXT,
    "receivedMs" BIGINT NOT NULL,

    CONSTRAINT "InboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxVersion" (
    "key" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "atMs" BIGINT NOT NULL,

    CONSTRAINT "InboxVersion_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "payload" JSONB NOT NULL,
    "dueMs" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Contact_number_key" ON "Contact"("number");

-- CreateIndex
CREATE INDEX "Contact_name_id_idx" ON "Contact"("name", "id");

-- CreateIndex
CREATE INDEX "Conversation_lastAt_id_idx" ON "Conversation"("lastAt", "id");

-- CreateIndex
CREATE INDEX "Conversation_theirs_idx" ON "Conversation"("theirs");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_ours_theirs_key" ON "Conversation"("ours", "theirs");

-- CreateIndex
CREATE UNIQUE INDEX "Message_providerId_key" ON "Message"("providerId");

-- CreateIndex
CREATE INDEX "Message_conversationId_at_id_idx" ON "Message"("conversationId", "at", "id");

-- CreateIndex
CREATE INDEX "Message_campaignId_state_idx" ON "Message"("campaignId", "state");

-- CreateIndex
CREATE INDEX "Message_at_idx" ON "Message"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Message_conversationId_clientId_key" ON "Message"("conversationId", "clientId");

-- CreateIndex
CREATE INDEX "ConsentEvent_theirs_at_idx" ON "ConsentEvent"("theirs", "at");

-- CreateIndex
CREATE INDEX "CampaignRecipient_campaignId_state_row_idx" ON "CampaignRecipient"("campaignId", "state", "row");

-- CreateIndex
CREATE INDEX "CampaignRecipient_to_idx" ON "CampaignRecipient"("to");

-- CreateIndex
CREATE INDEX "InboxEvent_state_receivedMs_idx" ON "InboxEvent"("state", "receivedMs");

-- CreateIndex
CREATE UNIQUE INDEX "InboxEvent_source_type_eventId_key" ON "InboxEvent"("source", "type", "eventId");

-- CreateIndex
CREATE INDEX "InboxVersion_atMs_idx" ON "InboxVersion"("atMs");

-- CreateIndex
CREATE INDEX "Job_dueMs_idx" ON "Job"("dueMs");

-- CreateIndex
CREATE UNIQUE INDEX "Job_kind_key_key" ON "Job"("kind", "key");

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignRecipient" ADD CONSTRAINT "CampaignRecipient_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
