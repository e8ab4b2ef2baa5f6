-- DropIndex
DROP INDEX "session_person_id_idx";

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "app" TEXT,
ADD COLUMN     "browser" TEXT,
ADD COLUMN     "handle" TEXT,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "system" TEXT;

-- Those that are there get a handle that says nothing of their id, and the time that is known of them.
UPDATE "session" SET "handle" = 'ses_' || replace(gen_random_uuid()::text, '-', ''), "started_at" = "trusted_at";

ALTER TABLE "session" ALTER COLUMN "handle" SET NOT NULL,
ALTER COLUMN "started_at" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "session_handle_key" ON "session"("handle");

-- CreateIndex
CREATE INDEX "session_person_id_seen_at_idx" ON "session"("person_id", "seen_at");
