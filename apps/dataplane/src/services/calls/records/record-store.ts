import type { Database, Prisma } from '../../../platform/database/database.ts';
import { keyOf } from '../bus.ts';
import type { Call } from '../call/call.ts';
import { lastingRow } from './leg-row.ts';
import type { LegRow } from './leg-row.ts';
import { reasons } from '../call/reasons.ts';

/** Somebody's part in a call that is over. */
export interface EndedLeg {
  readonly callId: string;
  readonly userId: string;
  readonly kind: string;
}

/** A call as the control plane shows it. Times are epoch milliseconds, `null` before the end. */
export interface CallRecordView {
  readonly id: string;
  readonly kind: string;
  readonly locator: string | null;
  readonly startedBy: string;
  readonly video: boolean;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly legs: readonly {
    readonly id: string;
    readonly userId: string;
    readonly role: string;
    readonly answeredMs: number | null;
    readonly leftMs: number | null;
    readonly code: number | null;
    readonly subCode: number | null;
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

  async begin({ id, kind, locator, startedBy, video, startedAt, legs }: Call): Promise<void> {
    await this.#db.callRecord.createMany({
      // An attempt that seemed to fail may have worked.
      skipDuplicates: true,
      data: {
        id,
        kind,
        locator: locator ? keyOf(locator) : null,
        startedBy,
        video,
        startedMs: startedAt,
        home: this.#home,
      },
    });
    await this.saveLegs(Object.values(legs).map((leg) => lastingRow(id, leg)));
  }

  /** What is known of these legs by now; a leg that was not written when it began is written whole. */
  async saveLegs(rows: readonly LegRow[]): Promise<void> {
    await this.#db.$executeRaw`
      INSERT INTO "CallLegRecord"
        ("id", "callId", "userId", "role", "answeredMs", "leftMs", "code", "subCode", "quality")
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS leg(
        "id" text, "callId" text, "userId" text, "role" text, "answeredMs" bigint,
        "leftMs" bigint, "code" int, "subCode" int, "quality" jsonb)
      ON CONFLICT ("id") DO UPDATE SET "role" = EXCLUDED."role",
        "answeredMs" = EXCLUDED."answeredMs", "leftMs" = EXCLUDED."leftMs",
        "code" = EXCLUDED."code", "subCode" = EXCLUDED."subCode", "quality" = EXCLUDED."quality"`;
  }

  async end(id: string, now: number): Promise<void> {
    await this.#db.callRecord.updateMany({ where: { id }, data: { endedMs: now } });
  }

  /** The last leg that this person has left in the call gets it. */
  async survey(callId: string, userId: string, survey: Prisma.InputJsonObject): Promise<boolean> {
    const leg = await this.#db.callLegRecord.findFirst({
      where: { callId, userId, leftMs: { not: null } },
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
        leftMs: leftMs === null ? null : Number(leftMs),
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

  /** Ends what died with its process. @returns whose part in a call ended so */
  async closeOf(homes: readonly string[], now: number): Promise<EndedLeg[]> {
    const { code, subCode } = reasons.serviceRestarted;
    return this.#db.$queryRaw<EndedLeg[]>`
      WITH lost AS (
        UPDATE "CallRecord" SET "endedMs" = ${now}::bigint
        WHERE "endedMs" IS NULL AND "home" = ANY(${[...homes]}) RETURNING "id", "kind")
      UPDATE "CallLegRecord" leg
      SET "leftMs" = ${now}::bigint, "code" = ${code}::int, "subCode" = ${subCode}::int
      FROM lost WHERE leg."callId" = lost."id" AND leg."leftMs" IS NULL
      RETURNING leg."callId", leg."userId", lost."kind"`;
  }

  async purge(beforeMs: number): Promise<void> {
    await this.#db.callRecord.deleteMany({ where: { endedMs: { lt: beforeMs } } });
  }
}
