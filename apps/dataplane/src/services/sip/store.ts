import type { Database } from '../../platform/database/database.ts';
import { emptyConfiguration } from './configuration.ts';
import type { SipConfiguration } from './configuration.ts';

/** There is one for the resource. */
const ID = 'sip';

interface Row {
  readonly row: SipConfiguration;
}

export class SipStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get(): Promise<SipConfiguration> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(s) AS row FROM "SipConfiguration" s WHERE s."id" = ${ID}`;
    return rows[0]?.row ?? emptyConfiguration;
  }

  /** Changes what nobody else can change meanwhile. */
  async update(change: (before: SipConfiguration) => SipConfiguration): Promise<SipConfiguration> {
    return this.#db.$transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "SipConfiguration" ("id", "trunks", "routes") VALUES (${ID}, '{}', '[]')
        ON CONFLICT DO NOTHING`;
      const [found] = await tx.$queryRaw<Row[]>`
        SELECT to_jsonb(s) AS row FROM "SipConfiguration" s WHERE s."id" = ${ID} FOR UPDATE`;
      const after = change(found!.row);
      await tx.$executeRaw`
        UPDATE "SipConfiguration" SET "trunks" = ${JSON.stringify(after.trunks)}::jsonb,
          "routes" = ${JSON.stringify(after.routes)}::jsonb
        WHERE "id" = ${ID}`;
      return after;
    });
  }

  async countTrunks(): Promise<number> {
    return Object.keys((await this.get()).trunks).length;
  }
}
