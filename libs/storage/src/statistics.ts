import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';

/** After as many written rows a table is looked at anew, and again after a fifth as many as there were. */
const FEWEST = 250;
const SHARE = 0.2;
const WRITES = /\b(?:insert\s+into|update|delete\s+from)\s+(?:"?public"?\.)?"?(\w+)"?/gi;

interface Table {
  /** Rows written since the last look. */
  written: number;
  /** Written before it, as far as this process knows. */
  before: number;
}

/**
 * Has the planner's statistics gathered as tables grow. Embedded databases never do it by themselves,
 * servers do it late after a burst; without them a page of a long table is found by sorting it whole.
 */
export function withStatistics(
  factory: SqlMigrationAwareDriverAdapterFactory,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => watched(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

/** Looks at everything once if there is a table that was never looked at. */
export async function gatherOnce(factory: SqlMigrationAwareDriverAdapterFactory): Promise<void> {
  const adapter = await factory.connect();
  try {
    const sql = `SELECT 1 FROM pg_class WHERE relkind = 'r' AND reltuples < 0
      AND relnamespace = 'public'::regnamespace LIMIT 1`;
    const { rows } = await adapter.queryRaw(query(sql));
    if (rows.length > 0) await adapter.executeRaw(query('ANALYZE'));
  } finally {
    await adapter.dispose();
  }
}

type Note = (sql: string, rows: number) => void;

function watched(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const execute = adapter.executeRaw.bind(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  const note = createNote((table) => execute(query(`ANALYZE "${table}"`)));
  noteWrites(adapter, note);
  adapter.startTransaction = async (isolation) => {
    const transaction = await startTransaction(isolation);
    noteWrites(transaction, note);
    return transaction;
  };
  return adapter;
}

function noteWrites(queryable: SqlQueryable, note: Note): void {
  const execute = queryable.executeRaw.bind(queryable);
  const ask = queryable.queryRaw.bind(queryable);
  queryable.executeRaw = async (asked) => {
    const count = await execute(asked);
    note(asked.sql, count);
    return count;
  };
  queryable.queryRaw = async (asked) => {
    const answer = await ask(asked);
    note(asked.sql, answer.rows.length);
    return answer;
  };
}

function createNote(analyze: (table: string) => Promise<unknown>): Note {
  const tables = new Map<string, Table>();
  const busy = new Set<string>();
  return (sql, rows) => {
    for (const name of tablesWritten(sql)) {
      const table = tables.get(name) ?? { written: 0, before: 0 };
      tables.set(name, table);
      table.written += Math.max(1, rows);
      if (busy.has(name) || table.written < Math.max(FEWEST, table.before * SHARE)) continue;
      table.before += table.written;
      table.written = 0;
      busy.add(name);
      // What fails now (the database is about to close) is tried again after as many writes.
      analyze(name)
        .catch(() => undefined)
        .finally(() => busy.delete(name));
    }
  };
}

/** @example tablesWritten('INSERT INTO "public"."Message" VALUES (1)') // ['Message'] */
export function tablesWritten(sql: string): string[] {
  if (/^\s*(select|begin|commit|rollback|analyze)\b/i.test(sql)) return [];
  return [...new Set([...sql.matchAll(WRITES)].map(([, name = '']) => name))];
}

function query(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}
