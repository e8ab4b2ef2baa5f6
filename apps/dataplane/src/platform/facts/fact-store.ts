import { Prisma } from '../database/database.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { FactKind } from './fact-kind.ts';

export interface StoredFact {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
}

/**
 * A statement that writes facts and returns their ids, to be a part of the one that makes them true.
 *
 * @param payload a JSON expression
 * @param from what `payload` speaks of, as in `FROM place`; one fact for each of its rows
 */
export function insertFacts(
  { name }: Pick<FactKind<never>, 'name'>,
  dueMs: number,
  payload: Prisma.Sql,
  from: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`INSERT INTO "Fact" ("kind", "payload", "dueMs")
    SELECT ${name}, ${payload}, ${dueMs}::bigint ${from} RETURNING "id"`;
}

/** Facts in the database. */
export class FactStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async append<Payload>(
    tx: Transaction,
    kind: FactKind<Payload>,
    payloads: readonly Payload[],
    dueMs: number,
  ): Promise<number[]> {
    const from = Prisma.sql`FROM jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) AS value`;
    const rows = await tx.$queryRaw<{ id: bigint }[]>(
      insertFacts(kind, dueMs, Prisma.sql`value`, from),
    );
    return rows.map(({ id }) => Number(id));
  }

  /** The oldest that were due before, and that nobody else takes; they are due again at `untilMs`. */
  async take(dueBeforeMs: number, untilMs: number, take: number): Promise<StoredFact[]> {
    const rows = await this.#db.$queryRaw<{ fact: StoredFact }[]>`
      UPDATE "Fact" SET "dueMs" = ${untilMs}::bigint WHERE "id" IN (
        SELECT "id" FROM "Fact" WHERE "dueMs" <= ${dueBeforeMs}::bigint
        ORDER BY "id" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
      RETURNING jsonb_build_object('id', "id", 'kind', "kind", 'payload', "payload") AS fact`;
    return rows.map(({ fact }) => fact).sort((a, b) => a.id - b.id);
  }

  async delete(ids: readonly number[]): Promise<void> {
    await this.#db.$executeRaw`DELETE FROM "Fact" WHERE "id" = ANY(${ids}::bigint[])`;
  }

  /** An embedded database does not by itself make room where rows were deleted. */
  async vacuum(): Promise<void> {
    await this.#db.$executeRawUnsafe('VACUUM "Fact"');
  }
}
