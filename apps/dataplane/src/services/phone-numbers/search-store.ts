import type { Database, Transaction } from '../../platform/database/database.ts';
import type { NumberSearch } from './search.ts';

interface Row {
  readonly row: NumberSearch;
}

export interface Found {
  readonly phoneNumbers: readonly string[];
  readonly expiresMs: number;
}

/** Searches in the database. */
export class SearchStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async create(tx: Transaction, search: NumberSearch): Promise<void> {
    await tx.numberSearch.create({ data: { ...search, phoneNumbers: [...search.phoneNumbers] } });
  }

  async find(id: string): Promise<NumberSearch | undefined> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(s) AS row FROM "NumberSearch" s WHERE s."id" = ${id}`;
    return rows[0]?.row;
  }

  /** One that nobody else can change meanwhile. */
  async lock(tx: Transaction, id: string): Promise<NumberSearch | undefined> {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT to_jsonb(s) AS row FROM "NumberSearch" s WHERE s."id" = ${id} FOR UPDATE`;
    return rows[0]?.row;
  }

  async found(tx: Transaction, id: string, { phoneNumbers, expiresMs }: Found): Promise<void> {
    const data = { phoneNumbers: [...phoneNumbers], expiresMs };
    await tx.numberSearch.updateMany({ where: { id }, data });
  }

  async failed(tx: Transaction, id: string, error: string): Promise<void> {
    await tx.numberSearch.updateMany({ where: { id }, data: { error } });
  }

  async setPurchase(tx: Transaction, id: string, purchaseId: string): Promise<void> {
    await tx.numberSearch.update({ where: { id }, data: { purchaseId } });
  }

  async purgeBefore(ms: number): Promise<void> {
    await this.#db.numberSearch.deleteMany({ where: { createdMs: { lt: ms } } });
  }
}
