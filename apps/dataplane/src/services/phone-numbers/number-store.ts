import type { NumberCapabilities } from '@switchboard/acs-wire';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { OfferedNumber, PhoneNumber } from './number.ts';

interface Row {
  readonly row: PhoneNumber;
}

export interface Acquisition {
  readonly isBought: boolean;
  readonly purchasedMs: number;
}

/** The numbers one has. */
export class NumberStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(phoneNumber: string): Promise<PhoneNumber | undefined> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(n) AS row FROM "PhoneNumber" n WHERE n."phoneNumber" = ${phoneNumber}`;
    return rows[0]?.row;
  }

  /** One that nobody else can change meanwhile. */
  async lock(tx: Transaction, phoneNumber: string): Promise<PhoneNumber | undefined> {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT to_jsonb(n) AS row FROM "PhoneNumber" n WHERE n."phoneNumber" = ${phoneNumber}
      FOR UPDATE`;
    return rows[0]?.row;
  }

  /** In the order in which they were acquired. */
  async list(skip: number, take: number): Promise<PhoneNumber[]> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(n) AS row FROM "PhoneNumber" n
      ORDER BY n."purchasedMs", n."phoneNumber" OFFSET ${skip}::int LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  /** Which of these one has. */
  async ownedAmong(phoneNumbers: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#db.$queryRaw<{ phoneNumber: string }[]>`
      SELECT "phoneNumber" FROM "PhoneNumber" WHERE "phoneNumber" = ANY(${phoneNumbers}::text[])`;
    return new Set(rows.map(({ phoneNumber }) => phoneNumber));
  }

  /** Those one has already stay as they are. */
  async add(
    tx: Transaction,
    numbers: readonly OfferedNumber[],
    acquisition: Acquisition,
  ): Promise<void> {
    const rows = JSON.stringify(numbers.map((number) => ({ ...number, ...acquisition })));
    await tx.$executeRaw`
      INSERT INTO "PhoneNumber"
      SELECT * FROM jsonb_populate_recordset(NULL::"PhoneNumber", ${rows}::jsonb)
      ON CONFLICT DO NOTHING`;
  }

  /** Says which operation is at it. */
  async occupy(tx: Transaction, phoneNumber: string, operationId: string): Promise<void> {
    await tx.phoneNumber.update({ where: { phoneNumber }, data: { operationId } });
  }

  /** The operation that was at it is over. */
  async free(tx: Transaction, operationId: string): Promise<void> {
    await tx.phoneNumber.updateMany({ where: { operationId }, data: { operationId: null } });
  }

  async setCapabilities(
    tx: Transaction,
    phoneNumber: string,
    { calling, sms }: NumberCapabilities,
  ): Promise<void> {
    const data = { calling, sms, operationId: null };
    await tx.phoneNumber.updateMany({ where: { phoneNumber }, data });
  }

  async remove(tx: Transaction, phoneNumber: string): Promise<void> {
    await tx.phoneNumber.deleteMany({ where: { phoneNumber } });
  }

  async count(): Promise<number> {
    return this.#db.phoneNumber.count();
  }

  /** Those one has, and is about to have. */
  async countWithClaimed(tx: Transaction): Promise<number> {
    const [counted] = await tx.$queryRaw<{ all: number }[]>`
      SELECT ((SELECT count(*) FROM "PhoneNumber") + (
        SELECT coalesce(sum(cardinality("phoneNumbers")), 0) FROM "NumberOperation"
        WHERE "status" IN ('notStarted', 'running')))::int AS all`;
    return counted!.all;
  }
}
