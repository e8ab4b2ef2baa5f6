-- CreateTable
CREATE TABLE "EventSubscription" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "headers" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "validationCode" TEXT NOT NULL,
    "validUntilMs" BIGINT,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "EventSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedEvent" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "eventMs" BIGINT NOT NULL,
    "publishedMs" BIGINT NOT NULL,

    CONSTRAINT "PublishedEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventDelivery" (
    "id" BIGSERIAL NOT NULL,
    "eventId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "dueMs" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease" INTEGER NOT NULL DEFAULT 0,
    "history" JSONB NOT NULL DEFAULT '[]',
    "lastOutcome" TEXT,
    "lastAttemptMs" BIGINT,
    "deadLetterReason" TEXT,
    "sinceMs" BIGINT NOT NULL,
    "endedMs" BIGINT,

    CONSTRAINT "EventDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "EventSubscription_name_key" ON "EventSubscription"("name");

-- CreateIndex
CREATE INDEX "PublishedEvent_publishedMs_idx" ON "PublishedEvent" USING BRIN ("publishedMs");

-- CreateIndex
CREATE INDEX "EventDelivery_subscriptionId_dueMs_idx" ON "EventDelivery"("subscriptionId", "dueMs");

-- CreateIndex
CREATE INDEX "EventDelivery_subscriptionId_id_idx" ON "EventDelivery"("subscriptionId", "id" DESC);

-- CreateIndex
CREATE INDEX "EventDelivery_endedMs_idx" ON "EventDelivery"("endedMs");

-- CreateIndex
CREATE INDEX "EventDelivery_eventId_idx" ON "EventDelivery"("eventId");
