-- AlterTable
ALTER TABLE "Colleague" ADD COLUMN     "hereAt" TIMESTAMPTZ(3),
ADD COLUMN     "isAvailable" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "teamId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "skills" TEXT[],

    CONSTRAINT "TeamMember_pkey" PRIMARY KEY ("teamId","personId")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "askedById" TEXT NOT NULL,
    "teamId" TEXT,
    "teamName" TEXT NOT NULL,
    "skill" TEXT,
    "channel" TEXT NOT NULL,
    "customerName" TEXT,
    "customerNumber" TEXT,
    "ours" TEXT,
    "summary" JSONB NOT NULL,
    "threadId" TEXT,
    "callConnectionId" TEXT,
    "state" TEXT NOT NULL,
    "asked" TEXT[],
    "personId" TEXT,
    "untilAt" TIMESTAMPTZ(3),
    "patienceAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Team_name_key" ON "Team"("name");

-- CreateIndex
CREATE INDEX "TeamMember_personId_idx" ON "TeamMember"("personId");

-- CreateIndex
CREATE INDEX "Handover_state_at_idx" ON "Handover"("state", "at");

-- CreateIndex
CREATE INDEX "Handover_teamId_state_idx" ON "Handover"("teamId", "state");

-- CreateIndex
CREATE INDEX "Handover_personId_state_idx" ON "Handover"("personId", "state");

-- CreateIndex
CREATE INDEX "Handover_customerNumber_idx" ON "Handover"("customerNumber");

-- CreateIndex
CREATE INDEX "Handover_at_id_idx" ON "Handover"("at", "id");

-- CreateIndex
CREATE INDEX "Colleague_isAvailable_hereAt_idx" ON "Colleague"("isAvailable", "hereAt");

-- AddForeignKey
ALTER TABLE "TeamMember" ADD CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE SET NULL ON UPDATE CASCADE;
