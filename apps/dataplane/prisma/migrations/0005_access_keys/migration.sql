-- CreateTable
CREATE TABLE "AccessKey" (
    "slot" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "replaces" TEXT NOT NULL,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "AccessKey_pkey" PRIMARY KEY ("slot")
);
