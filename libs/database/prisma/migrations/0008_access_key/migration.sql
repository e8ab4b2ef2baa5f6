-- CreateTable
CREATE TABLE "access_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,
    "replaces" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "former_sealed" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "author_id" TEXT NOT NULL,

    CONSTRAINT "access_key_pkey" PRIMARY KEY ("id")
);
