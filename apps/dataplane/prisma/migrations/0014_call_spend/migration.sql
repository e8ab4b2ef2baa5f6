-- CreateTable
CREATE TABLE "CallSpendRules" (
    "id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "CallSpendRules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallSpend" (
    "owner" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "cutOff" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CallSpend_pkey" PRIMARY KEY ("owner","day")
);

-- CreateTable
CREATE TABLE "CallCharge" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "phoneNumber" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "country" TEXT,
    "prefix" TEXT NOT NULL,
    "perMinute" BIGINT NOT NULL,
    "startedMs" BIGINT NOT NULL,
    "answeredMs" BIGINT,
    "endedMs" BIGINT,
    "leaseMs" BIGINT NOT NULL,
    "day" INTEGER NOT NULL,
    "reservedSeconds" INTEGER NOT NULL,
    "reservedCost" BIGINT NOT NULL,
    "seconds" INTEGER,
    "cost" BIGINT,
    "outcome" TEXT,

    CONSTRAINT "CallCharge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallSpend_day_idx" ON "CallSpend"("day");

-- CreateIndex
CREATE INDEX "CallCharge_endedMs_idx" ON "CallCharge"("endedMs");

-- CreateIndex
CREATE INDEX "CallCharge_caller_startedMs_idx" ON "CallCharge"("caller", "startedMs");

-- CreateIndex
CREATE INDEX "CallCharge_startedMs_id_idx" ON "CallCharge"("startedMs" DESC, "id" DESC);
