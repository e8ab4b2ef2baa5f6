-- AlterTable
ALTER TABLE "invitation" ADD COLUMN     "room_id" TEXT,
ADD COLUMN     "room_role" TEXT,
ALTER COLUMN "thread_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "room" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "request_key" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room_member" (
    "id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "room_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_record" (
    "id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "other_ids" TEXT[],
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "video" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_seconds" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitation_room_id_idx" ON "invitation"("room_id");

-- CreateIndex
CREATE INDEX "room_removed_at_idx" ON "room"("removed_at");

-- CreateIndex
CREATE INDEX "room_valid_until_idx" ON "room"("valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "room_owner_id_request_key_key" ON "room"("owner_id", "request_key");

-- CreateIndex
CREATE INDEX "room_member_person_id_id_idx" ON "room_member"("person_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "room_member_room_id_person_id_key" ON "room_member"("room_id", "person_id");

-- CreateIndex
CREATE INDEX "call_record_person_id_id_idx" ON "call_record"("person_id", "id");

-- CreateIndex
CREATE INDEX "call_record_started_at_idx" ON "call_record"("started_at");

-- CreateIndex
CREATE UNIQUE INDEX "call_record_call_id_person_id_key" ON "call_record"("call_id", "person_id");

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_member" ADD CONSTRAINT "room_member_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room_member" ADD CONSTRAINT "room_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_record" ADD CONSTRAINT "call_record_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
