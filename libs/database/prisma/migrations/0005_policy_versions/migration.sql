-- CreateTable
CREATE TABLE "policy_version" (
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "issued_token_expires_at_person_id_idx" ON "issued_token"("expires_at", "person_id");
