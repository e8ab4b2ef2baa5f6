-- AlterTable
ALTER TABLE "person" ADD COLUMN     "calls_seen_at" TIMESTAMPTZ(3);

-- What was looked at where pages noted calls stays so.
UPDATE "person" SET "calls_seen_at" = (
  SELECT max("seen_at") FROM "call_record" WHERE "call_record"."person_id" = "person"."id"
);
