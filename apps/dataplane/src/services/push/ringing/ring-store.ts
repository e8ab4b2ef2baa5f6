import type { RingingState } from '@switchboard/push';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** A call that rings somebody by push. */
export interface Ring {
  /** The event id of what devices get. */
  readonly id: string;
  readonly callId: string;
  readonly userId: string;
  /** The process in which the call lives. */
  readonly home: string;
}

/** Which calls ring by push, and which did: what a device asks that was woken late. */
export class RingStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async begin(
    tx: Transaction,
    ring: Ring,
    { startedMs, expiresMs }: { readonly startedMs: number; readonly expiresMs: number },
  ): Promise<void> {
    await tx.pushRing.create({ data: { ...ring, startedMs, expiresMs } });
  }

  /** @returns false when it had ended already */
  async end(tx: Transaction, id: string, nowMs: number): Promise<boolean> {
    const { count } = await tx.pushRing.updateMany({
      where: { id, endedMs: null },
      data: { endedMs: nowMs },
    });
    return count > 0;
  }

  /** Ends what rang for calls of a process that died; each is returned to one of those who ask. */
  async endOf(tx: Transaction, home: string, nowMs: number): Promise<Ring[]> {
    return tx.$queryRaw<Ring[]>`
      UPDATE "PushRing" SET "endedMs" = ${nowMs}::bigint
      WHERE "home" = ${home} AND "endedMs" IS NULL
      RETURNING "id", "callId", "userId", "home"`;
  }

  /** In which processes calls live that are said to ring. */
  async homes(): Promise<string[]> {
    const rows = await this.#db.pushRing.findMany({
      where: { endedMs: null },
      distinct: ['home'],
      select: { home: true },
    });
    return rows.map(({ home }) => home);
  }

  /** What rings somebody now. */
  async ofUser(userId: string, nowMs: number): Promise<Ring[]> {
    return this.#db.pushRing.findMany({
      where: { userId, endedMs: null, expiresMs: { gt: nowMs } },
      select: { id: true, callId: true, userId: true, home: true },
    });
  }

  /** Somebody else's call is as unknown as one that there never was. */
  async stateOf(callId: string, userId: string, nowMs: number): Promise<RingingState> {
    const ringing = await this.#db.pushRing.findFirst({
      where: { callId, userId, endedMs: null, expiresMs: { gt: nowMs } },
      select: { id: true },
    });
    return ringing ? 'ringing' : 'ended';
  }

  /** Also of what there never was. */
  async isOver(id: string): Promise<boolean> {
    const ring = await this.#db.pushRing.findFirst({ where: { id, endedMs: null } });
    return ring === null;
  }

  async purge(beforeMs: number): Promise<void> {
    await this.#db.pushRing.deleteMany({ where: { expiresMs: { lt: beforeMs } } });
  }
}
