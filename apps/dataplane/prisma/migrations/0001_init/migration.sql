-- CreateTable
CREATE TABLE "SigningKey" (
    "kid" TEXT NOT NULL,
    "privateJwk" JSONB NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Thread" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,
    "metadata" JSONB,
    "retentionDays" INTEGER,
    "expiresMs" BIGINT,
    "members" TEXT[],
    "lastSequence" INTEGER NOT NULL,
    "lastMessageId" BIGINT NOT NULL,

    CONSTRAINT "Thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "threadId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "displayName" TEXT,
    "metadata" JSONB,
    "joinedMs" BIGINT NOT NULL,
    "shareFromMs" BIGINT NOT NULL,
    "removedSequence" INTEGER,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("threadId","userId")
);

-- CreateTable
CREATE TABLE "Message" (
    "threadId" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "version" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "content" JSONB,
    "senderId" TEXT,
    "senderDisplayName" TEXT,
    "metadata" JSONB,
    "editedMs" BIGINT,
    "deletedMs" BIGINT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("threadId","id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "threadId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "messageId" BIGINT NOT NULL,
    "readMs" BIGINT NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("threadId","userId")
);

-- CreateTable
CREATE TABLE "RepeatedRequest" (
    "userId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "threadId" TEXT NOT NULL,
    "invalid" JSONB NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "RepeatedRequest_pkey" PRIMARY KEY ("userId","requestId")
);

-- CreateIndex
CREATE INDEX "Thread_expiresMs_idx" ON "Thread"("expiresMs");

-- CreateIndex
CREATE INDEX "Participant_userId_joinedMs_threadId_idx" ON "Participant"("userId", "joinedMs" DESC, "threadId");

-- CreateIndex
CREATE INDEX "RepeatedRequest_createdMs_idx" ON "RepeatedRequest"("createdMs");

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;
