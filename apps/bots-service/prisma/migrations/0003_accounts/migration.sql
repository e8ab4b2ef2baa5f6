-- CreateIndex
CREATE UNIQUE INDEX "Bot_userId_key" ON "Bot"("userId");
