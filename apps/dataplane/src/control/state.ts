import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { Table, Tables } from '../platform/database/tables.ts';
import { signingKeyTables } from '../platform/user-tokens/tables.ts';
import { badRequest } from '../platform/wire/errors.ts';
import { replaceFile } from './replace-file.ts';

const FORMAT = 'switchboard-dataplane/1';
const CHUNK = 1_000;

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** The state of a data plane: the tables of all its services, and the key that tokens are signed with. */
export class State {
  readonly #db: Database;
  readonly #owned: readonly string[];
  readonly #all: Tables;

  /** @param tables of each service, in the order in which an import loads them */
  constructor(db: Database, tables: readonly Tables[]) {
    this.#db = db;
    const owned: Tables = Object.assign({}, ...tables);
    this.#owned = Object.keys(owned);
    this.#all = { ...signingKeyTables, ...owned };
  }

  /** Deletes everything but the signing key, which other processes hold as well. */
  async clear(): Promise<void> {
    await this.#db.$transaction((tx) => truncate(tx, this.#owned));
  }

  /** Writes everything into a file, or leaves the file as it was. */
  async export(file: string): Promise<void> {
    const tables = await this.#db.$transaction(
      async (tx) => {
        const found: Record<string, unknown> = {};
        for (const name of Object.keys(this.#all)) found[name] = await readTable(tx, name);
        return found;
      },
      { isolationLevel: 'RepeatableRead' },
    );
    await replaceFile(file, JSON.stringify({ format: FORMAT, tables }));
  }

  /** Replaces everything, or nothing when the file is not one of ours. */
  async import(file: string): Promise<void> {
    const rows = await this.#read(file);
    const names = Object.keys(this.#all);
    await this.#db.$transaction(async (tx) => {
      await truncate(tx, names);
      for (const name of names) await writeTable(tx, name, rows[name] ?? []);
    });
  }

  async #read(file: string): Promise<Rows> {
    const content = await readFile(file, 'utf8').catch(() => {
      throw badRequest('The file cannot be read.', 'path');
    });
    try {
      return stateSchema(this.#all).parse(JSON.parse(content)).tables;
    } catch {
      throw badRequest('The file is no export of a data plane.', 'path');
    }
  }
}

function stateSchema(tables: Tables) {
  const shape = Object.entries(tables).map(([name, table]) => [name, rowsOf(table)] as const);
  return z.object({ format: z.literal(FORMAT), tables: z.object(Object.fromEntries(shape)) });
}

function rowsOf({ columns, isLater = false }: Table): z.ZodType<unknown[]> {
  const rows = z.array(columns);
  return isLater ? rows.default([]) : rows;
}

async function truncate(tx: Transaction, names: readonly string[]): Promise<void> {
  const tables = names.map((name) => `"${capitalise(name)}"`).join(', ');
  await tx.$executeRawUnsafe(`TRUNCATE ${tables} CASCADE`);
}

async function readTable(tx: Transaction, name: string): Promise<unknown> {
  const [found] = await tx.$queryRawUnsafe<{ rows: unknown }[]>(
    `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]') AS rows FROM "${capitalise(name)}" t`,
  );
  return found?.rows;
}

/** Postgres itself takes the rows apart, so every column has the type it was exported from. */
async function writeTable(tx: Transaction, name: string, rows: readonly unknown[]): Promise<void> {
  const table = capitalise(name);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = JSON.stringify(rows.slice(from, from + CHUNK), (_key, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    await tx.$executeRawUnsafe(
      `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      chunk,
    );
  }
}

function capitalise(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
