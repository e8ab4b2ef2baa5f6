-- AlterTable
ALTER TABLE "person" ADD COLUMN     "last_active_at" TIMESTAMPTZ(3),
ADD COLUMN     "name_is_kept" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "person_role_id_idx" ON "person"("role", "id");

-- CreateIndex
CREATE INDEX "person_blocked_at_idx" ON "person"("blocked_at");

-- CreateIndex
CREATE INDEX "person_erased_at_idx" ON "person"("erased_at");

-- The words one finds a person by: those of the name and of the address. Chinese, Japanese and Korean
-- have no spaces between words, so each of their characters counts as one.
CREATE FUNCTION "person_words"(name TEXT, email TEXT) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT to_tsvector('simple'::regconfig, regexp_replace(
    translate(name || ' ' || COALESCE(email, ''), '@._-+/''', '       '),
    '([\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff])', ' \1 ', 'g'))
$$;

CREATE INDEX "person_words_idx" ON "person" USING gin (person_words("name", "email"));

-- The orders of the list; an id breaks ties, and sorts by the time somebody came.
CREATE INDEX "person_by_name_idx" ON "person"(lower("name"), "id");

CREATE INDEX "person_by_activity_idx" ON "person"(COALESCE("last_active_at", '-infinity'), "id");

