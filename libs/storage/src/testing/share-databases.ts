/** As much of a Prisma client as emptying a database takes. */
interface RawClient {
  $executeRawUnsafe(sql: string): PromiseLike<unknown>;
  $queryRawUnsafe(sql: string): PromiseLike<unknown>;
}

interface Opened extends AsyncDisposable {
  readonly client: RawClient;
}

export interface SharedDatabases<Database> extends AsyncDisposable {
  /** An empty one that nobody else has; to dispose of it is to give it back. */
  lend(): Promise<Database>;
}

interface Kept<Database> {
  readonly database: Database;
  readonly shape: string;
}

const FILLED = `SELECT oid::regclass::text AS name FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> '_prisma_migrations' AND pg_relation_size(oid) > 0`;

/**
 * Past the triggers that refuse it: rows of the audit log are deleted by nobody else. A sequence may have
 * been used for a row that was never written, so all of them start again, not only those of filled tables.
 */
const EMPTY = `DO $$ DECLARE filled text; used regclass; BEGIN
  PERFORM set_config('session_replication_role', 'replica', true);
  SELECT string_agg(name, ', ') INTO filled FROM (${FILLED}) AS tables;
  IF filled IS NOT NULL THEN EXECUTE 'TRUNCATE ' || filled || ' CASCADE'; END IF;
  FOR used IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences
    WHERE last_value IS NOT NULL LOOP
    EXECUTE 'ALTER SEQUENCE ' || used || ' RESTART';
  END LOOP;
END $$`;

/** Tells whether anything but rows was changed. */
const SHAPE = `SELECT md5(string_agg(item, ',' ORDER BY item)) AS shape FROM (
  SELECT concat_ws(' ', 'class', oid, relname) FROM pg_class WHERE oid >= 16384
  UNION ALL
  SELECT concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, attisdropped)
    FROM pg_attribute WHERE attrelid >= 16384
  UNION ALL SELECT concat_ws(' ', 'function', oid, prosrc) FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', 'trigger', oid, tgname, tgenabled) FROM pg_trigger
  UNION ALL SELECT concat_ws(' ', 'constraint', oid, conname) FROM pg_constraint
) AS items (item)`;

/**
 * Databases for tests that come one after the other: opening one takes seconds, emptying one that was
 * given back takes a fraction of that. One whose tables were changed is closed, not lent again.
 *
 * @param open opens a migrated one without rows
 */
export function shareDatabases<Database extends Opened>(
  open: () => Promise<Database>,
): SharedDatabases<Database> {
  const idle: Kept<Database>[] = [];
  const all = new Set<Database>();

  async function openAnother(): Promise<Kept<Database>> {
    const database = await open();
    all.add(database);
    await refuseFilled(database.client);
    return { database, shape: await shapeOf(database.client) };
  }

  async function take(): Promise<Kept<Database>> {
    const kept = idle.pop();
    if (!kept) return openAnother();
    if ((await shapeOf(kept.database.client)) === kept.shape) {
      await kept.database.client.$executeRawUnsafe(EMPTY);
      return kept;
    }
    all.delete(kept.database);
    await kept.database[Symbol.asyncDispose]();
    return take();
  }

  return {
    async lend() {
      const kept = await take();
      const { client, end } = lentClient(kept.database.client);
      return {
        ...kept.database,
        client,
        async [Symbol.asyncDispose]() {
          if (end()) idle.push(kept);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...all].map((database) => database[Symbol.asyncDispose]()));
    },
  };
}

async function shapeOf(client: RawClient): Promise<string> {
  const [row] = (await client.$queryRawUnsafe(SHAPE)) as [{ shape: string }];
  return row.shape;
}

/** Rows that migrations make would be there for the first test, and for no other. */
async function refuseFilled(client: RawClient): Promise<void> {
  const filled = (await client.$queryRawUnsafe(FILLED)) as { name: string }[];
  if (filled.length === 0) return;
  throw new Error(
    `Migrations fill ${filled.map(({ name }) => name).join(', ')}, emptying does not.`,
  );
}

/** A client that is refused once it was given back, as one of a closed database is. */
function lentClient<Client extends RawClient>(client: Client) {
  let isOver = false;
  return {
    client: new Proxy(client, {
      get(target, name) {
        if (isOver) throw new Error('The database was given back.');
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    }),
    /** @returns whether it was not over before */
    end(): boolean {
      if (isOver) return false;
      isOver = true;
      return true;
    },
  };
}
