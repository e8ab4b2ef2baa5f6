-- CreateTable
CREATE TABLE "AskedHandover" (
    "id" TEXT NOT NULL,
    "conversationId" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "userId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AskedHandover_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AskedHandover_conversationId_turn_key" ON "AskedHandover"("conversationId", "turn");

-- CreateIndex
CREATE INDEX "AskedHandover_state_at_idx" ON "AskedHandover"("state", "at");

-- AddForeignKey
ALTER TABLE "AskedHandover" ADD CONSTRAINT "AskedHandover_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
