-- CreateTable
CREATE TABLE "CallConnection" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "home" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "callbackUri" TEXT NOT NULL,
    "operationContext" TEXT,
    "details" JSONB NOT NULL,
    "createdMs" BIGINT NOT NULL,
    "endedMs" BIGINT,

    CONSTRAINT "CallConnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallCallback" (
    "id" BIGSERIAL NOT NULL,
    "connectionId" TEXT NOT NULL,
    "uri" TEXT NOT NULL,
    "event" JSONB NOT NULL,
    "dueMs" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CallCallback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallAutomationKey" (
    "kid" TEXT NOT NULL,
    "privateJwk" JSONB NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "CallAutomationKey_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "CallAutomationRepeat" (
    "requestId" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "status" INTEGER,
    "answer" JSONB,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "CallAutomationRepeat_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE INDEX "CallConnection_endedMs_home_idx" ON "CallConnection"("endedMs", "home");

-- CreateIndex
CREATE INDEX "CallCallback_connectionId_id_idx" ON "CallCallback"("connectionId", "id");

-- CreateIndex
CREATE INDEX "CallCallback_dueMs_idx" ON "CallCallback"("dueMs");

-- CreateIndex
CREATE INDEX "CallAutomationRepeat_createdMs_idx" ON "CallAutomationRepeat"("createdMs");

-- AddForeignKey
ALTER TABLE "CallCallback" ADD CONSTRAINT "CallCallback_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "CallConnection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
