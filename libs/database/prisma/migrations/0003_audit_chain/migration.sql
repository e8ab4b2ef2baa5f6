-- AlterTable
ALTER TABLE "audit_event" ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "previous_hash" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "audit_event_action_id_idx" ON "audit_event"("action", "id");

-- CreateIndex
CREATE INDEX "audit_event_at_id_idx" ON "audit_event"("at", "id");

-- One after the other, so that no two different entries are ever the same text.
CREATE FUNCTION "netstring"(value TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT COALESCE(octet_length(value) || ':' || value, '-') || ','
$$;

CREATE FUNCTION "audit_hash"(entry "audit_event") RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(
    netstring(entry.previous_hash)
    || netstring(entry.id::text)
    || netstring((extract(epoch FROM entry.at) * 1000)::bigint::text)
    || netstring(entry.actor_id)
    || netstring(entry.action)
    || netstring(entry.subject_id)
    || netstring(entry.outcome)
    || netstring(entry.reason)
    || netstring(entry.request_id), 'UTF8')), 'hex')
$$;

-- One entry at a time: each is numbered, and dated, after the one whose hash it carries.
CREATE FUNCTION "link_audit_event"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last "audit_event";
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_event'));
  SELECT * INTO last FROM "audit_event" ORDER BY id DESC LIMIT 1;
  NEW.id := nextval(pg_get_serial_sequence('audit_event', 'id'));
  NEW.at := GREATEST(NEW.at, last.at);
  NEW.previous_hash := COALESCE(last.hash, '');
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END
$$;

-- What is there already is linked once, before changing anything is refused again.
DROP TRIGGER "audit_event_append_only" ON "audit_event";

DO $$
DECLARE
  entry "audit_event";
  previous TEXT := '';
BEGIN
  FOR entry IN SELECT * FROM "audit_event" ORDER BY id LOOP
    entry.previous_hash := previous;
    previous := audit_hash(entry);
    UPDATE "audit_event" SET previous_hash = entry.previous_hash, hash = previous WHERE id = entry.id;
  END LOOP;
END
$$;

CREATE TRIGGER "audit_event_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "audit_event_linked"
  BEFORE INSERT ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "link_audit_event"();
