-- AlterTable
ALTER TABLE "BotCall" ADD COLUMN "called" TEXT;

-- AlterTable
ALTER TABLE "ShopOrder" ADD COLUMN "deliversOn" TEXT;

-- CreateTable
CREATE TABLE "ShopChange" (
    "id" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShopChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ShopChange_at_idx" ON "ShopChange"("at");

-- CreateIndex
CREATE INDEX "ShopChange_reference_idx" ON "ShopChange"("reference");

-- AddForeignKey
ALTER TABLE "ShopChange" ADD CONSTRAINT "ShopChange_reference_fkey" FOREIGN KEY ("reference") REFERENCES "ShopOrder"("reference") ON DELETE CASCADE ON UPDATE CASCADE;
