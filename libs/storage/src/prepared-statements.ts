import { Mutex, parse, protocol } from '@electric-sql/pglite';
import type { PGlite, QueryOptions, Results, Transaction } from '@electric-sql/pglite';

/** What a database is asked again and again fits; each takes the memory of its plan. */
const MAX_KEPT = 200;
/** Longer ones, in characters, carry many rows and do not come again. */
const MAX_LENGTH = 4_000;

type Parsers = PGlite['parsers'];
type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

interface Prepared {
  readonly name: string;
  /** The type of each parameter. */
  readonly parameterTypes: readonly number[];
  /** Names and types of what comes back. */
  readonly description: Messages;
}

const all = new WeakMap<PGlite, PreparedStatements>();

/** As much of PGlite as Prisma's adapter uses. */
export type Queries = Pick<PGlite, 'query' | 'exec' | 'transaction'>;

/**
 * Asks a PGlite with statements that stay prepared. By itself PGlite parses and plans every statement
 * anew, which takes longer than most of ours run.
 */
export class PreparedStatements implements Queries {
  readonly #database: PGlite;
  /** A statement waits for the transaction before it, as PGlite's own do. */
  readonly #turn = new Mutex();
  /** By their text, the one that was used longest ago first. */
  readonly #kept = new Map<string, Prepared>();
  /** The database's own parsers with those that its user brings: Prisma's adapter always the same. */
  readonly #merged = new WeakMap<object, Parsers>();
  #lastName = 0;

  private constructor(database: PGlite) {
    this.#database = database;
  }

  /** The only ones of a database: transactions of others would not be kept apart. */
  static of(database: PGlite): PreparedStatements {
    const known = all.get(database) ?? new PreparedStatements(database);
    all.set(database, known);
    return known;
  }

  query<Row>(sql: string, values?: unknown[], options?: QueryOptions): Promise<Results<Row>> {
    return this.#turn.runExclusive(() => this.#run<Row>(this.#database, sql, values, options));
  }

  /** Scripts may change tables, so that every statement is prepared anew. */
  exec(script: string, options?: QueryOptions): ReturnType<PGlite['exec']> {
    return this.#turn.runExclusive(async () => {
      const results = await this.#database.exec(script, options);
      await this.#forgetAll();
      return results;
    });
  }

  transaction<Value>(run: (transaction: Transaction) => Promise<Value>): Promise<Value> {
    return this.#turn.runExclusive(() =>
      this.#database.transaction((transaction) => run(this.#within(transaction))),
    );
  }

  #within(transaction: Transaction): Transaction {
    return {
      ...transaction,
      get closed() {
        return transaction.closed;
      },
      query: (sql, values, options) => this.#run(transaction, sql, values, options),
    };
  }

  async #run<Row>(
    plain: Pick<Transaction, 'query'>,
    sql: string,
    values: unknown[] = [],
    options: QueryOptions = {},
  ): Promise<Results<Row>> {
    if (sql.length > MAX_LENGTH) return plain.query<Row>(sql, values, options);
    return this.#database.runExclusive(async () => {
      const prepared = await this.#prepare(sql);
      const answer = await this.#execute(sql, prepared, values);
      const messages = [...prepared.description, ...answer];
      const { parsers, ...others } = options;
      const [result] = parse.parseResults(messages, this.#parsers(parsers), others);
      return result as Results<Row>;
    });
  }

  async #prepare(sql: string): Promise<Prepared> {
    const kept = this.#kept.get(sql);
    // Deleted first, so that it is the last in the order of the map.
    this.#kept.delete(sql);
    const prepared = kept ?? (await this.#parse(sql));
    this.#kept.set(sql, prepared);
    if (this.#kept.size > MAX_KEPT) await this.#forgetOldest();
    return prepared;
  }

  async #parse(sql: string): Promise<Prepared> {
    const name = `kept${++this.#lastName}`;
    const described = await this.#send(
      protocol.serialize.parse({ name, text: sql }),
      protocol.serialize.describe({ type: 'S', name }),
    );
    return {
      name,
      parameterTypes: parse.parseDescribeStatementResults(described),
      description: described.filter((message) => message.name === 'rowDescription'),
    };
  }

  async #execute(sql: string, prepared: Prepared, values: unknown[]): Promise<Messages> {
    const { name: statement, parameterTypes } = prepared;
    const written = values.map((value, at) => this.#written(value, parameterTypes[at]));
    try {
      return await this.#send(
        protocol.serialize.bind({ statement, values: written }),
        protocol.serialize.execute({}),
      );
    } catch (error) {
      // It may be the plan that does not fit any more.
      await this.#forget(sql, prepared);
      throw error;
    }
  }

  /** PGlite would copy its hundreds of parsers for each statement, which takes longer than a small one. */
  #parsers(more: QueryOptions['parsers']): Parsers {
    if (!more) return this.#database.parsers;
    const merged = this.#merged.get(more) ?? { ...this.#database.parsers, ...more };
    this.#merged.set(more, merged);
    return merged;
  }

  #written(value: unknown, type = 0): string | Uint8Array | null {
    if (value === null || value === undefined) return null;
    const serialize = this.#database.serializers[type];
    return serialize ? serialize(value) : String(value);
  }

  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#kept;
    if (oldest) await this.#forget(...oldest);
  }

  async #forget(sql: string, { name }: Prepared): Promise<void> {
    this.#kept.delete(sql);
    await this.#send(protocol.serialize.close({ type: 'S', name }));
  }

  async #forgetAll(): Promise<void> {
    this.#kept.clear();
    await this.#database.exec('DEALLOCATE ALL');
  }

  /** All in one crossing into PGlite: each costs as much as a small statement. */
  #send(...messages: readonly Uint8Array[]): Promise<Messages> {
    const all = Buffer.concat([...messages, protocol.serialize.sync()]);
    return this.#database.execProtocolStream(all, { syncToFs: false });
  }
}
