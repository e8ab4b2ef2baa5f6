-- CreateTable
CREATE TABLE "SpeechUse" (
    "day" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "characters" BIGINT NOT NULL DEFAULT 0,
    "heardMs" BIGINT NOT NULL DEFAULT 0,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SpeechUse_pkey" PRIMARY KEY ("day","provider")
);
