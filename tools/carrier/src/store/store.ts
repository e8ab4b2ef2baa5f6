import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { carrierError } from '../carrier-errors.ts';
import { SCHEMA, TABLES } from './schema.ts';

type Values = readonly SQLInputValue[];

/**
 * What the carrier knows, in one SQLite file. Every call is synchronous, so that a transaction is never in
 * the midst of another one, and what was committed is on the disk: a kill at any point loses nothing of it.
 */
export class Store implements Disposable {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * @param folder absent: in memory
   * @throws PlatformError `state-in-use`
   */
  constructor(folder?: string) {
    this.#db = new DatabaseSync(folder === undefined ? ':memory:' : fileIn(folder));
    try {
      this.#db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON');
      this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      this.#db.exec(SCHEMA);
    } catch (cause) {
      this.#db.close();
      throw carrierError('state-in-use', 'The state of the carrier cannot be opened.', { cause });
    }
  }

  /** @param sql one of few: statements are kept */
  get<Row>(sql: string, ...values: Values): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: Values): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** @returns the number of rows that changed, and the id of the last one that was inserted */
  run(sql: string, ...values: Values): { changes: number; id: number } {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...values);
    return { changes: Number(changes), id: Number(lastInsertRowid) };
  }

  count(sql: string, ...values: Values): number {
    return this.get<{ n: number }>(sql, ...values)?.n ?? 0;
  }

  /** All of it or nothing; within another one, a part of that. */
  transaction<Result>(work: () => Result): Result {
    if (this.#db.isTransaction) return work();
    this.#db.exec('BEGIN');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Forgets everything but the clock. */
  clear(): void {
    this.transaction(() => {
      for (const table of TABLES) this.#db.exec(`DELETE FROM ${table}`);
    });
  }

  [Symbol.dispose](): void {
    this.#statements.clear();
    this.#db.close();
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Whatever people text each other is for their own user alone. */
function fileIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return join(folder, 'carrier.sqlite');
}
