-- The console counts the conversations in which something went wrong, by time.
CREATE INDEX "Turn_problem_idx" ON "Turn"("at") WHERE "problem" IS NOT NULL;
