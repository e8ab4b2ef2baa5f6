-- AlterTable
ALTER TABLE "Conversation" ADD COLUMN "modelRequests" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "modelTokens" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "SaidInput" (
    "conversationId" TEXT NOT NULL,
    "inputId" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "turn" INTEGER NOT NULL,
    "answersTurn" INTEGER,
    "isOpening" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SaidInput_pkey" PRIMARY KEY ("conversationId","inputId")
);

-- CreateTable
CREATE TABLE "ModelDay" (
    "day" TEXT NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" INTEGER NOT NULL DEFAULT 0,
    "tokensOut" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ModelDay_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "SaidInput_at_idx" ON "SaidInput"("at");

-- AddForeignKey
ALTER TABLE "SaidInput" ADD CONSTRAINT "SaidInput_conversationId_fkey" FOREIGN KEY ("conversationId") REFERENCES "Conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
