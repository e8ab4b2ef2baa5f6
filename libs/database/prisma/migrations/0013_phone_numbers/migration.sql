-- CreateTable
CREATE TABLE "number_label" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_label_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "number_operation" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "poller" TEXT,
    "found" JSONB,
    "problem" TEXT,
    "number" TEXT,
    "quantity" INTEGER NOT NULL,
    "search_id" TEXT,
    "amount" DOUBLE PRECISION,
    "currency" TEXT,
    "started_by_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "number_operation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "number_operation_state_idx" ON "number_operation"("state");

-- CreateIndex
CREATE INDEX "number_operation_kind_search_id_idx" ON "number_operation"("kind", "search_id");

-- CreateIndex
CREATE INDEX "number_operation_started_at_idx" ON "number_operation"("started_at");
