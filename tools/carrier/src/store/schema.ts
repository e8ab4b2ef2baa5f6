/** Times are milliseconds of the carrier's clock. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS owned (
  number TEXT PRIMARY KEY, account TEXT NOT NULL, bought_at INTEGER NOT NULL, released_at INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS hold (
  number TEXT PRIMARY KEY, account TEXT NOT NULL, key TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS hold_key ON hold (account, key);
CREATE TABLE IF NOT EXISTS number_order (
  account TEXT NOT NULL, key TEXT NOT NULL, numbers TEXT NOT NULL, PRIMARY KEY (account, key)
) STRICT;

CREATE TABLE IF NOT EXISTS pace (
  account TEXT PRIMARY KEY, per_second REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS order_delay (account TEXT PRIMARY KEY, ms INTEGER NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS handset (
  number TEXT PRIMARY KEY, state TEXT NOT NULL, receipts TEXT NOT NULL, receipt_delay INTEGER NOT NULL,
  parts TEXT NOT NULL, seed INTEGER NOT NULL, made_at INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0, texts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS message (
  id INTEGER PRIMARY KEY AUTOINCREMENT, handset TEXT NOT NULL, direction TEXT NOT NULL, peer TEXT NOT NULL,
  body TEXT NOT NULL, segments INTEGER NOT NULL, at INTEGER NOT NULL, status TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_handset ON message (handset, id);

CREATE TABLE IF NOT EXISTS line (number TEXT PRIMARY KEY, settings TEXT, greeting BLOB) STRICT;
CREATE TABLE IF NOT EXISTS recording (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, peer TEXT NOT NULL, at INTEGER NOT NULL,
  seconds REAL NOT NULL, wav BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS recording_number ON recording (number, id);
CREATE TABLE IF NOT EXISTS phone (
  number TEXT PRIMARY KEY, secret TEXT NOT NULL, made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS waiting_text (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT, message INTEGER, source TEXT NOT NULL,
  destination TEXT NOT NULL, body TEXT, part_key TEXT, total INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  reason TEXT, submitted_at INTEGER NOT NULL, due_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS waiting_text_due ON waiting_text (due_at, id);
CREATE INDEX IF NOT EXISTS waiting_text_destination ON waiting_text (destination);
CREATE INDEX IF NOT EXISTS waiting_text_account ON waiting_text (account);
CREATE INDEX IF NOT EXISTS waiting_text_part ON waiting_text (part_key) WHERE part_key IS NOT NULL;
CREATE TABLE IF NOT EXISTS segment (
  id TEXT PRIMARY KEY, waiting INTEGER NOT NULL REFERENCES waiting_text ON DELETE CASCADE,
  place INTEGER NOT NULL, bytes BLOB NOT NULL, data_coding INTEGER NOT NULL, receipt INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS segment_waiting ON segment (waiting);

CREATE TABLE IF NOT EXISTS delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, message INTEGER, fields TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (due_at);
CREATE INDEX IF NOT EXISTS delivery_account ON delivery (account);
CREATE INDEX IF NOT EXISTS delivery_message ON delivery (message) WHERE message IS NOT NULL;
CREATE INDEX IF NOT EXISTS delivery_pair ON delivery (json_extract(fields, '$.from'), json_extract(fields, '$.to'), message)
  WHERE message IS NOT NULL;

CREATE TABLE IF NOT EXISTS repeat (
  key TEXT PRIMARY KEY, segment TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS repeat_at ON repeat (at);

CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), offset_ms INTEGER NOT NULL) STRICT;
`;

/** What a reset empties; the clock runs on. */
export const TABLES = [
  ...['segment', 'waiting_text', 'repeat', 'delivery', 'message', 'handset', 'pace'],
  ...['line', 'recording', 'phone'],
  ...['owned', 'hold', 'number_order', 'order_delay', 'counter'],
] as const;
