-- CreateTable
CREATE TABLE "BotScript" (
    "id" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "script" JSONB NOT NULL,

    CONSTRAINT "BotScript_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "BotScript_botId_name_key" ON "BotScript"("botId", "name");

-- AddForeignKey
ALTER TABLE "BotScript" ADD CONSTRAINT "BotScript_botId_fkey" FOREIGN KEY ("botId") REFERENCES "Bot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
