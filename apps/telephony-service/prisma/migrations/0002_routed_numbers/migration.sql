-- AlterTable
ALTER TABLE "OurNumber" ADD COLUMN     "routed" BOOLEAN;

-- CreateTable
CREATE TABLE "AsideText" (
    "providerId" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "theirs" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "segments" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AsideText_pkey" PRIMARY KEY ("providerId")
);

-- CreateIndex
CREATE INDEX "AsideText_ours_at_idx" ON "AsideText"("ours", "at");

-- CreateIndex
CREATE INDEX "AsideText_theirs_idx" ON "AsideText"("theirs");

-- CreateIndex
CREATE INDEX "AsideText_since_idx" ON "AsideText"("since");
