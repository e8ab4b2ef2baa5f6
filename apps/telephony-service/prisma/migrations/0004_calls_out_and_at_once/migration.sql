-- CreateTable
CREATE TABLE "CallRing" (
    "id" UUID NOT NULL,
    "callId" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "invitationId" TEXT,

    CONSTRAINT "CallRing_pkey" PRIMARY KEY ("id")
);

-- Who was rung, and who is while this is done.
INSERT INTO "CallRing" ("id", "callId", "turn", "personId", "at", "state")
SELECT gen_random_uuid(), call."id", one."turn", one."personId", call."at",
    CASE WHEN one."personId" = call."ringingId" THEN 'ringing' ELSE 'gone' END
FROM "PhoneCall" call, unnest(call."rung") WITH ORDINALITY AS one("personId", "turn");

-- DropIndex
DROP INDEX "PhoneCall_ringingId_idx";

-- AlterTable
ALTER TABLE "PhoneCall" DROP COLUMN "ringingId",
DROP COLUMN "rung",
ADD COLUMN     "direction" TEXT NOT NULL DEFAULT 'in',
ALTER COLUMN "correlationId" DROP NOT NULL,
ALTER COLUMN "ours" DROP NOT NULL,
ALTER COLUMN "context" SET DEFAULT '',
ALTER COLUMN "steps" SET DEFAULT '[]';

-- CreateTable
CREATE TABLE "EndedCall" (
    "correlationId" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EndedCall_pkey" PRIMARY KEY ("correlationId")
);

-- CreateIndex
CREATE INDEX "CallRing_personId_state_idx" ON "CallRing"("personId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "CallRing_callId_turn_key" ON "CallRing"("callId", "turn");

-- CreateIndex
CREATE INDEX "EndedCall_endedAt_idx" ON "EndedCall"("endedAt");

-- RenameColumn
ALTER TABLE "PhoneCall" RENAME COLUMN "answeredById" TO "personId";

-- RenameIndex
ALTER INDEX "PhoneCall_answeredById_state_idx" RENAME TO "PhoneCall_personId_state_idx";

-- AddForeignKey
ALTER TABLE "CallRing" ADD CONSTRAINT "CallRing_callId_fkey" FOREIGN KEY ("callId") REFERENCES "PhoneCall"("id") ON DELETE CASCADE ON UPDATE CASCADE;
