-- DropIndex
DROP INDEX "CallLegRecord_userId_leftMs_idx";

-- AlterTable
ALTER TABLE "CallLegRecord" ALTER COLUMN "leftMs" DROP NOT NULL,
ALTER COLUMN "code" DROP NOT NULL,
ALTER COLUMN "subCode" DROP NOT NULL;

-- AlterTable
ALTER TABLE "CallRecord" ADD COLUMN     "video" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "CallLegRecord_userId_leftMs_id_idx" ON "CallLegRecord"("userId", "leftMs" DESC, "id" DESC);
