import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Failure, Operation } from './operation.ts';

/** Rows come as JSON: their numbers are plain, and the columns are named as the fields. */
interface Row {
  readonly row: Operation;
}

/** What the inventory has to forget of an operation that is over. */
export type Undone = 'nothing' | 'hold' | 'everything';

/** Operations in the database; they go from open to over once. */
export class OperationStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async create(tx: Transaction, { details, phoneNumbers, ...operation }: Operation): Promise<void> {
    await tx.numberOperation.create({
      data: { ...operation, phoneNumbers: [...phoneNumbers], details: Object(details) as object },
    });
  }

  async find(id: string, db: Transaction = this.#db): Promise<Operation | undefined> {
    const rows = await db.$queryRaw<Row[]>`
      SELECT to_jsonb(o) AS row FROM "NumberOperation" o WHERE o."id" = ${id}`;
    return rows[0]?.row;
  }

  /** Counts an attempt; `undefined` when it is over. */
  async begin(id: string, nowMs: number): Promise<Operation | undefined> {
    const rows = await this.#db.$queryRaw<Row[]>`
      UPDATE "NumberOperation" o SET "status" = 'running', "attempts" = "attempts" + 1,
        "lastActionMs" = ${nowMs}::bigint
      WHERE "id" = ${id} AND "status" IN ('notStarted', 'running') RETURNING to_jsonb(o) AS row`;
    return rows[0]?.row;
  }

  /** False when it was over already. */
  async succeed(tx: Transaction, id: string, nowMs: number): Promise<boolean> {
    const ended = await tx.$executeRaw`
      UPDATE "NumberOperation" SET "status" = 'succeeded', "lastActionMs" = ${nowMs}::bigint
      WHERE "id" = ${id} AND "status" IN ('notStarted', 'running')`;
    return ended > 0;
  }

  /** False when it was over already. */
  async fail(
    tx: Transaction,
    id: string,
    { code, message, undo, nowMs }: Failure & { undo: Undone; nowMs: number },
  ): Promise<boolean> {
    const ended = await tx.$executeRaw`
      UPDATE "NumberOperation" SET "status" = 'failed', "errorCode" = ${code},
        "errorMessage" = ${message}, "toUndo" = ${undo !== 'nothing'},
        "phoneNumbers" = CASE WHEN ${undo === 'everything'} THEN "phoneNumbers" ELSE '{}' END,
        "lastActionMs" = ${nowMs}::bigint
      WHERE "id" = ${id} AND "status" IN ('notStarted', 'running')`;
    return ended > 0;
  }

  /** It failed, and left something at the inventory after that. */
  async undoAgain(id: string): Promise<boolean> {
    const marked = await this.#db.$executeRaw`
      UPDATE "NumberOperation" SET "toUndo" = true WHERE "id" = ${id} AND "status" = 'failed'`;
    return marked > 0;
  }

  async undone(id: string): Promise<void> {
    await this.#db.numberOperation.updateMany({ where: { id }, data: { toUndo: false } });
  }

  /** Is one of these numbers still to be given back after an operation that failed? */
  async isBeingUndone(tx: Transaction, phoneNumbers: readonly string[]): Promise<boolean> {
    const rows = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "NumberOperation"
      WHERE "toUndo" AND "phoneNumbers" && ${phoneNumbers}::text[] LIMIT 1`;
    return rows.length > 0;
  }

  /** Is somebody else about to buy one of these numbers? */
  async isBeingBought(phoneNumbers: readonly string[]): Promise<boolean> {
    const rows = await this.#db.$queryRaw<unknown[]>`
      SELECT 1 FROM "NumberOperation"
      WHERE "status" IN ('notStarted', 'running') AND "phoneNumbers" && ${phoneNumbers}::text[]
      LIMIT 1`;
    return rows.length > 0;
  }

  /** What still has a job to do: those that are open, and those to be undone. */
  async unfinished(): Promise<readonly Pick<Operation, 'id' | 'toUndo'>[]> {
    return this.#db.numberOperation.findMany({
      where: { OR: [{ status: { in: ['notStarted', 'running'] } }, { toUndo: true }] },
      select: { id: true, toUndo: true },
    });
  }

  async countOpen(tx: Transaction): Promise<number> {
    return tx.numberOperation.count({ where: { status: { in: ['notStarted', 'running'] } } });
  }

  /** Forgets what has been over for long. */
  async purgeBefore(ms: number): Promise<void> {
    await this.#db.numberOperation.deleteMany({
      where: {
        createdMs: { lt: ms },
        status: { in: ['succeeded', 'failed'] },
        toUndo: false,
      },
    });
  }
}
