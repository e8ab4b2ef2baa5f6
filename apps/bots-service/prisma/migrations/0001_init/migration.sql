-- CreateTable
CREATE TABLE "Bot" (
    "id" TEXT NOT NULL,
    "isOn" BOOLEAN NOT NULL DEFAULT true,
    "flowVersion" INTEGER NOT NULL,
    "userId" TEXT,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BotNumber" (
    "number" TEXT NOT NULL,
    "botId" TEXT NOT NULL,

    CONSTRAINT "BotNumber_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "BotThread" (
    "threadId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,

    CONSTRAINT "BotThread_pkey" PRIMARY KEY ("threadId")
);

-- CreateTable
CREATE TABLE "FlowVersion" (
    "botId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "flow" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FlowVersion_pkey" PRIMARY KEY ("botId","version")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "flowVersion" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "open" TEXT,
    "who" TEXT,
    "state" JSONB NOT NULL,
    "turn" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Turn" (
    "conversationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "inputId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "heard" TEXT,
    "confidence" DOUBLE PRECISION,
    "understood" TEXT,
    "problem" TEXT,
    "steps" JSONB NOT NULL,
    "actions" JSONB NOT NULL,
    "timings" JSONB NOT NULL,
    "pending" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Turn_pkey" PRIMARY KEY ("conversationId","number")
);

-- CreateTable
CREATE TABLE "Memory" (
    "botId" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Memory_pkey" PRIMARY KEY ("botId","who","name")
);

-- CreateTable
CREATE TABLE "BotCall" (
    "id" TEXT NOT NULL,
    "correlationId" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "connectionId" TEXT,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BotCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShopOrder" (
    "reference" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "shipsOn" TEXT,

    CONSTRAINT "ShopOrder_pkey" PRIMARY KEY ("reference")
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
CREATE INDEX "BotNumber_botId_idx" ON "BotNumber"("botId");

-- CreateIndex
CREATE INDEX "BotThread_botId_idx" ON "BotThread"("botId");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_open_key" ON "Conversation"("open");

-- CreateIndex
CREATE INDEX "Conversation_lastAt_id_idx" ON "Conversation"("lastAt", "id");

-- CreateIndex
CREATE INDEX "Conversation_who_idx" ON "Conversation"("who");

-- CreateIndex
CREATE UNIQUE INDEX "Turn_conversationId_inputId_key" ON "Turn"("conversationId", "inputId");

-- CreateIndex
CREATE INDEX "Memory_who_idx" ON "Memory"("who");

-- CreateIndex
CREATE INDEX "Memory_at_idx" ON "Memory"("at");

-- CreateIndex
CREATE UNIQUE INDEX "BotCall_correlationId_key" ON "BotCall"("correlationId");

-- CreateIndex
CREATE UNIQUE INDEX "BotCall_conversationId_key" ON "BotCall"("conversationId");

-- CreateIndex
CREATE INDEX "BotCall_state_dueAt_idx" ON "BotCall"("state", "dueAt");

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
ALTER TABLE "BotNumber" ADD CONSTRAINT "BotNumber_botId_fkey" FOREIGN KEY ("botId") REFERENCES "Bot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BotThread" ADD CONSTRAINT "BotThread_botId_fkey" FOREIGN KEY ("botId") REFERENCES "Bot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FlowVersion" ADD CONSTRAINT "FlowVersion_botId_fkey" FOREIGN KEY ("botId") REFERENCES "Bot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Turn" ADD CONSTRAINT "Turn_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
