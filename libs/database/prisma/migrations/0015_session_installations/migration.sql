-- AlterTable
ALTER TABLE "session" ADD COLUMN     "installation_id" TEXT,
ADD COLUMN     "installed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "session_person_id_installation_id_key" ON "session"("person_id", "installation_id");
