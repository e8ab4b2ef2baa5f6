import type { CallReason } from '@switchboard/acs-wire';
import type { Database, Prisma } from '../../platform/database/database.ts';
import { keyOf } from './bus.ts';
import type { Call, Leg } from './call.ts';

export interface LegEnd {
  readonly leg: Leg;
  readonly reason: CallReason;
  readonly quality?: Prisma.InputJsonObject;
}

/** A call as the control plane shows it. Times are epoch milliseconds. */
export interface CallRecordView {
  readonly id: string;
  readonly kind: string;
  readonly locator: string | null;
  readonly startedBy: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly legs: readonly {
    readonly id: string;
    readonly userId: string;
    readonly role: string;
    readonly answeredMs: number | null;
    readonly leftMs: number;
    readonly code: number;
    readonly subCode: number;
    readonly quality: unknown;
    readonly survey: unknown;
  }[];
}

const PAGE = 100;
const MAX_LEGS = 400;

/** Call records in the database. */
export class RecordStore {
  readonly #db: Database;
  readonly #home: string;

  constructor(db: Database, home: string) {
    this.#db = db;
    this.#home = home;
  }

  async begin({ id, kind, locator, startedBy, startedAt }: Call): Promise<void> {
    await this.#db.callRecord.create({
      data: {
        id,
        kind,
        locator: locator ? keyOf(locator) : null,
        startedBy,
        startedMs: startedAt,
        home: this.#home,
      },
    });
  }

  async leave(callId: string, ends: readonly LegEnd[], now: number): Promise<void> {
    await this.#db.callLegRecord.createMany({
      data: ends.map(({ leg, reason, quality }) => ({
        id: leg.id,
        callId,
        userId: leg.user,
        role: leg.role,
        answeredMs: leg.answeredAt ?? null,
        leftMs: now,
        ...reason,
        ...(quality && { quality }),
      })),
    });
  }

  async end(id: string, now: number): Promise<void> {
    await this.#db.callRecord.updateMany({ where: { id }, data: { endedMs: now } });
  }

  /** The person's newest leg of the call gets it. */
  async survey(callId: string, userId: string, survey: Prisma.InputJsonObject): Promise<boolean> {
    const leg = await this.#db.callLegRecord.findFirst({
      where: { callId, userId },
      orderBy: { leftMs: 'desc' },
      select: { id: true },
    });
    if (!leg) return false;
    await this.#db.callLegRecord.update({ where: { id: leg.id }, data: { survey } });
    return true;
  }

  /** Newest first, those that began earlier than `beforeMs`. */
  async page(beforeMs: number | undefined): Promise<CallRecordView[]> {
    const rows = await this.#db.callRecord.findMany({
      ...(beforeMs !== undefined && { where: { startedMs: { lt: beforeMs } } }),
      orderBy: [{ startedMs: 'desc' }, { id: 'desc' }],
      take: PAGE,
      include: { legs: { take: MAX_LEGS, orderBy: { leftMs: 'asc' } } },
    });
    return rows.map(({ legs, startedMs, endedMs, home: _home, ...call }) => ({
      ...call,
      startedMs: Number(startedMs),
      endedMs: endedMs === null ? null : Number(endedMs),
      legs: legs.map(({ callId: _callId, answeredMs, leftMs, ...leg }) => ({
        ...leg,
        answeredMs: answeredMs === null ? null : Number(answeredMs),
        leftMs: Number(leftMs),
      })),
    }));
  }

  /** The homes of calls that have no end yet. */
  async openHomes(): Promise<string[]> {
    const rows = await this.#db.callRecord.findMany({
      where: { endedMs: null },
      distinct: ['home'],
      select: { home: true },
      take: 1_000,
    });
    return rows.map(({ home }) => home);
  }

  /** Ends what died with its process. */
  async closeOf(homes: readonly string[], now: number): Promise<void> {
    await this.#db.callRecord.updateMany({
      where: { endedMs: null, home: { in: [...homes] } },
      data: { endedMs: now },
    });
  }

  async purge(beforeMs: number): Promise<void> {
    await this.#db.callRecord.deleteMany({ where: { endedMs: { lt: beforeMs } } });
  }
}
