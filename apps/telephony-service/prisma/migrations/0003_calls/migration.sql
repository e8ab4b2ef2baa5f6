-- AlterTable
ALTER TABLE "Colleague" ADD COLUMN     "idleSince" TIMESTAMPTZ(3),
ADD COLUMN     "userId" TEXT;

-- CreateTable
CREATE TABLE "CallRoute" (
    "ours" TEXT NOT NULL,
    "route" JSONB NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallRoute_pkey" PRIMARY KEY ("ours")
);

-- CreateTable
CREATE TABLE "PhoneCall" (
    "id" TEXT NOT NULL,
    "correlationId" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "connectionId" TEXT,
    "steps" JSONB NOT NULL,
    "rung" TEXT[],
    "ringingId" TEXT,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PhoneCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PhoneCall_correlationId_key" ON "PhoneCall"("correlationId");

-- CreateIndex
CREATE INDEX "PhoneCall_at_id_idx" ON "PhoneCall"("at", "id");

-- CreateIndex
CREATE INDEX "PhoneCall_theirs_idx" ON "PhoneCall"("theirs");

-- CreateIndex
CREATE INDEX "PhoneCall_state_dueAt_idx" ON "PhoneCall"("state", "dueAt");

-- CreateIndex
CREATE INDEX "PhoneCall_ringingId_idx" ON "PhoneCall"("ringingId");

-- CreateIndex
CREATE INDEX "PhoneCall_answeredById_state_idx" ON "PhoneCall"("answeredById", "state");
