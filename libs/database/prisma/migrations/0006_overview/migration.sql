-- CreateIndex
CREATE INDEX "issued_token_issued_at_idx" ON "issued_token"("issued_at");

-- The overview counts refusals by time.
CREATE INDEX "audit_event_refused_idx" ON "audit_event"("at") WHERE "outcome" = 'refused';
