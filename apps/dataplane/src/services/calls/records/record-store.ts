import type { Database, Prisma, Transaction } from '../../../platform/database/database.ts';
import type { Events, NewEvent } from '../../events/port.ts';
import { keyOf, locatorOf } from '../bus.ts';
import type { Call } from '../call/call.ts';
import { endedEvent } from './call-events.ts';
import type { CallFacts } from './call-events.ts';
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

interface LostCall {
  readonly id: string;
  readonly kind: string;
  readonly locator: string | null;
  readonly startedBy: string;
  readonly startedMs: bigint;
}

const PAGE = 100;
const MAX_LEGS = 400;

/** Call records in the database. */
export class RecordStore {
  readonly #db: Database;
  readonly #home: string;
  readonly #events: Events;

  constructor(db: Database, home: string, events: Events) {
    this.#db = db;
    this.#home = home;
    this.#events = events;
  }

  begin(call: Call, events: readonly NewEvent[]): Promise<void> {
    const { id, legs } = call;
    return this.#write(events, async (tx) => {
      await this.#insert(tx, call);
      await upsertLegs(
        tx,
        Object.values(legs).map((leg) => lastingRow(id, leg)),
      );
    });
  }

  /**
   * What is known of these legs by now, with what is told of it; a leg that was not written when it
   * began is written whole.
   */
  saveLegs(rows: readonly LegRow[], events: readonly NewEvent[]): Promise<void> {
    return this.#write(events, (tx) => upsertLegs(tx, rows));
  }

  /** One transaction, where there is something to tell. */
  async #write(
    events: readonly NewEvent[],
    write: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    if (events.length === 0) return write(this.#db);
    const afterCommit = await this.#db.$transaction(async (tx) => {
      await write(tx);
      return this.#events.append(tx, events);
    });
    afterCommit();
  }

  async #insert(
    tx: Transaction,
    { id, kind, locator, startedBy, video, startedAt }: Call,
  ): Promise<void> {
    await tx.callRecord.createMany({
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
    const { legs, afterCommit } = await this.#db.$transaction(async (tx) => {
      const lost = await tx.$queryRaw<LostCall[]>`
        UPDATE "CallRecord" SET "endedMs" = ${now}::bigint
        WHERE "endedMs" IS NULL AND "home" = ANY(${[...homes]})
        RETURNING "id", "kind", "locator", "startedBy", "startedMs"`;
      const ended = await tx.$queryRaw<EndedLeg[]>`
        UPDATE "CallLegRecord" leg
        SET "leftMs" = ${now}::bigint, "code" = ${code}::int, "subCode" = ${subCode}::int
        FROM "CallRecord" call
        WHERE call."id" = leg."callId" AND leg."callId" = ANY(${lost.map(({ id }) => id)})
          AND leg."leftMs" IS NULL
        RETURNING leg."callId", leg."userId", call."kind"`;
      return { legs: ended, afterCommit: await this.#tellLost(tx, lost, now) };
    });
    afterCommit();
    return legs;
  }

  #tellLost(tx: Transaction, lost: readonly LostCall[], now: number): Promise<() => void> {
    const isWanted = this.#events.wants('CallEnded');
    const events = isWanted ? lost.map((call) => endedEvent(factsOf(call), undefined, now)) : [];
    return this.#events.append(tx, events);
  }

  async purge(beforeMs: number): Promise<void> {
    await this.#db.callRecord.deleteMany({ where: { endedMs: { lt: beforeMs } } });
  }
}

async function upsertLegs(tx: Transaction, rows: readonly LegRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CallLegRecord"
      ("id", "callId", "userId", "role", "answeredMs", "leftMs", "code", "subCode", "quality")
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS leg(
      "id" text, "callId" text, "userId" text, "role" text, "answeredMs" bigint,
      "leftMs" bigint, "code" int, "subCode" int, "quality" jsonb)
    ON CONFLICT ("id") DO UPDATE SET "role" = EXCLUDED."role",
      "answeredMs" = EXCLUDED."answeredMs", "leftMs" = EXCLUDED."leftMs",
      "code" = EXCLUDED."code", "subCode" = EXCLUDED."subCode", "quality" = EXCLUDED."quality"`;
}

function factsOf({ id, kind, locator, startedBy, startedMs }: LostCall): CallFacts {
  const known = locator === null ? undefined : locatorOf(locator);
  return { id, kind, startedBy, startedAt: Number(startedMs), ...(known && { locator: known }) };
}
