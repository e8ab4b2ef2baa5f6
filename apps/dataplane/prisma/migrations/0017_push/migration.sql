-- CreateTable
CREATE TABLE "PushInstallation" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "app" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "target" JSONB NOT NULL,
    "targetHash" TEXT NOT NULL,
    "rings" BOOLEAN NOT NULL,
    "registeredMs" BIGINT NOT NULL,
    "expiresMs" BIGINT NOT NULL,

    CONSTRAINT "PushInstallation_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "PushRing" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "startedMs" BIGINT NOT NULL,
    "expiresMs" BIGINT NOT NULL,
    "endedMs" BIGINT,

    CONSTRAINT "PushRing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushDelivery" (
    "id" BIGSERIAL NOT NULL,
    "eventId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "installationId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" JSONB,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER,
    "createdMs" BIGINT NOT NULL,
    "endedMs" BIGINT,

    CONSTRAINT "PushDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PushMutedThread" (
    "userId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,

    CONSTRAINT "PushMutedThread_pkey" PRIMARY KEY ("userId","threadId")
);

-- CreateIndex
CREATE UNIQUE INDEX "PushInstallation_targetHash_key" ON "PushInstallation"("targetHash");

-- CreateIndex
CREATE INDEX "PushInstallation_expiresMs_idx" ON "PushInstallation"("expiresMs");

-- CreateIndex
CREATE INDEX "PushRing_userId_callId_idx" ON "PushRing"("userId", "callId");

-- CreateIndex
CREATE INDEX "PushRing_home_endedMs_idx" ON "PushRing"("home", "endedMs");

-- CreateIndex
CREATE INDEX "PushRing_expiresMs_idx" ON "PushRing"("expiresMs");

-- CreateIndex
CREATE INDEX "PushDelivery_userId_id_idx" ON "PushDelivery"("userId", "id" DESC);

-- CreateIndex
CREATE INDEX "PushDelivery_state_id_idx" ON "PushDelivery"("state", "id");

-- CreateIndex
CREATE INDEX "PushDelivery_createdMs_idx" ON "PushDelivery"("createdMs");

-- CreateIndex
CREATE UNIQUE INDEX "PushDelivery_eventId_installationId_userId_key" ON "PushDelivery"("eventId", "installationId", "userId");
