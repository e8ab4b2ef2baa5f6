import { Prisma } from '../../platform/database/database.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Reservation } from './reservation.ts';

interface Row {
  readonly row: Reservation;
}

/** Reservations in the database. */
export class ReservationStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async find(id: string): Promise<Reservation | undefined> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(r) AS row FROM "NumberReservation" r WHERE r."id" = ${id}`;
    return rows[0]?.row;
  }

  /** One that nobody else can change meanwhile. */
  async lock(tx: Transaction, id: string): Promise<Reservation | undefined> {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT to_jsonb(r) AS row FROM "NumberReservation" r WHERE r."id" = ${id} FOR UPDATE`;
    return rows[0]?.row;
  }

  /** The latest first. */
  async list(
    after: Pick<Reservation, 'createdMs' | 'id'> | undefined,
    take: number,
  ): Promise<Reservation[]> {
    const older = after
      ? Prisma.sql`WHERE (r."createdMs", r."id") < (${after.createdMs}::bigint, ${after.id})`
      : Prisma.empty;
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT to_jsonb(r) AS row FROM "NumberReservation" r ${older}
      ORDER BY r."createdMs" DESC, r."id" DESC LIMIT ${take}::int`;
    return rows.map(({ row }) => row);
  }

  /** Writes a new one, or a change of the one it was; false when somebody else was faster. */
  async save({ numbers, ...reservation }: Reservation): Promise<boolean> {
    const { id, version, expiresMs } = reservation;
    const json = JSON.stringify(numbers);
    if (version > 0) {
      const saved = await this.#db.$executeRaw`
        UPDATE "NumberReservation" SET "numbers" = ${json}::jsonb, "expiresMs" = ${expiresMs}::bigint,
          "version" = ${version}::int
        WHERE "id" = ${id} AND "version" = ${version - 1}::int AND "status" = 'active'`;
      return saved > 0;
    }
    const { holdKey, createdMs } = reservation;
    const made = await this.#db.$executeRaw`
      INSERT INTO "NumberReservation" ("id", "holdKey", "status", "numbers", "expiresMs", "createdMs")
      VALUES (${id}, ${holdKey}, 'active', ${json}::jsonb, ${expiresMs}::bigint, ${createdMs}::bigint)
      ON CONFLICT DO NOTHING`;
    return made > 0;
  }

  /** It is about to be bought. */
  async submit(tx: Transaction, id: string, purchaseId: string): Promise<void> {
    const data = { status: 'submitted', purchaseId, version: { increment: 1 } };
    await tx.numberReservation.update({ where: { id }, data });
  }

  /** @param failure why it was not bought, if it was not */
  async complete(tx: Transaction, purchaseId: string, failure: string | null): Promise<void> {
    const data = { status: 'completed', failure };
    await tx.numberReservation.updateMany({ where: { purchaseId }, data });
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.numberReservation.deleteMany({ where: { id } });
  }

  async countActive(nowMs: number): Promise<number> {
    return this.#db.numberReservation.count({
      where: { status: 'active', expiresMs: { gt: nowMs } },
    });
  }

  async purgeBefore(ms: number): Promise<void> {
    await this.#db.numberReservation.deleteMany({
      where: { createdMs: { lt: ms }, status: { not: 'submitted' } },
    });
  }
}
