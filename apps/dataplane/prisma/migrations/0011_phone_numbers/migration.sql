-- CreateTable
CREATE TABLE "PhoneNumber" (
    "phoneNumber" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,
    "numberType" TEXT NOT NULL,
    "assignmentType" TEXT NOT NULL,
    "calling" TEXT NOT NULL,
    "sms" TEXT NOT NULL,
    "maxCalling" TEXT NOT NULL,
    "maxSms" TEXT NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currencyCode" TEXT NOT NULL,
    "isBought" BOOLEAN NOT NULL,
    "purchasedMs" BIGINT NOT NULL,
    "operationId" TEXT,

    CONSTRAINT "PhoneNumber_pkey" PRIMARY KEY ("phoneNumber")
);

-- CreateTable
CREATE TABLE "NumberSearch" (
    "id" TEXT NOT NULL,
    "countryCode" TEXT NOT NULL,
    "numberType" TEXT NOT NULL,
    "assignmentType" TEXT NOT NULL,
    "calling" TEXT NOT NULL,
    "sms" TEXT NOT NULL,
    "maxCalling" TEXT NOT NULL,
    "maxSms" TEXT NOT NULL,
    "areaCode" TEXT,
    "quantity" INTEGER NOT NULL,
    "amount" DOUBLE PRECISION NOT NULL,
    "currencyCode" TEXT NOT NULL,
    "mustAgree" BOOLEAN NOT NULL,
    "phoneNumbers" TEXT[],
    "error" TEXT NOT NULL DEFAULT 'NoError',
    "expiresMs" BIGINT,
    "purchaseId" TEXT,
    "createdMs" BIGINT NOT NULL,

    CONSTRAINT "NumberSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberReservation" (
    "id" TEXT NOT NULL,
    "holdKey" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "numbers" JSONB NOT NULL,
    "expiresMs" BIGINT NOT NULL,
    "createdMs" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "purchaseId" TEXT,
    "failure" TEXT,

    CONSTRAINT "NumberReservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberOperation" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "phoneNumbers" TEXT[],
    "details" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "errorCode" TEXT,
    "errorMessage" TEXT,
    "toUndo" BOOLEAN NOT NULL DEFAULT false,
    "createdMs" BIGINT NOT NULL,
    "lastActionMs" BIGINT,

    CONSTRAINT "NumberOperation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InventoryNumber" (
    "phoneNumber" TEXT NOT NULL,
    "holdKey" TEXT,
    "heldUntilMs" BIGINT,
    "isBought" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "InventoryNumber_pkey" PRIMARY KEY ("phoneNumber")
);

-- CreateTable
CREATE TABLE "InventoryOrder" (
    "key" TEXT NOT NULL,
    "phoneNumbers" TEXT[],

    CONSTRAINT "InventoryOrder_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SipConfiguration" (
    "id" TEXT NOT NULL,
    "trunks" JSONB NOT NULL,
    "routes" JSONB NOT NULL,

    CONSTRAINT "SipConfiguration_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PhoneNumber_purchasedMs_phoneNumber_idx" ON "PhoneNumber"("purchasedMs", "phoneNumber");

-- CreateIndex
CREATE INDEX "NumberSearch_createdMs_idx" ON "NumberSearch"("createdMs");

-- CreateIndex
CREATE INDEX "NumberReservation_createdMs_id_idx" ON "NumberReservation"("createdMs", "id");

-- CreateIndex
CREATE INDEX "NumberOperation_status_idx" ON "NumberOperation"("status");

-- CreateIndex
CREATE INDEX "NumberOperation_createdMs_idx" ON "NumberOperation"("createdMs");

-- CreateIndex
CREATE INDEX "InventoryNumber_holdKey_idx" ON "InventoryNumber"("holdKey");
