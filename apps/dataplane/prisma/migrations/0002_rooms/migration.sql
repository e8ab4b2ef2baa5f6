-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,
    "validFromMs" BIGINT NOT NULL,
    "validUntilMs" BIGINT NOT NULL,
    "pstnDialOut" BOOLEAN NOT NULL,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoomParticipant" (
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "RoomParticipant_pkey" PRIMARY KEY ("roomId","userId")
);

-- CreateTable
CREATE TABLE "RepeatedRoom" (
    "requestId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "RepeatedRoom_pkey" PRIMARY KEY ("requestId")
);

-- CreateIndex
CREATE INDEX "Room_createdMs_id_idx" ON "Room"("createdMs" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Room_validUntilMs_idx" ON "Room"("validUntilMs");

-- CreateIndex
CREATE INDEX "RoomParticipant_roomId_position_idx" ON "RoomParticipant"("roomId", "position");

-- CreateIndex
CREATE INDEX "RoomParticipant_userId_idx" ON "RoomParticipant"("userId");

-- CreateIndex
CREATE INDEX "RepeatedRoom_createdMs_idx" ON "RepeatedRoom"("createdMs");

-- AddForeignKey
ALTER TABLE "RoomParticipant" ADD CONSTRAINT "RoomParticipant_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomParticipant" ADD CONSTRAINT "RoomParticipant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "Identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
