import { randomUUID } from 'node:crypto';
import { dayOf } from '../../../platform/clock/day.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { secondsLeft } from './allowance.ts';
import { costOf } from './price.ts';
import { limitsOf } from './rules.ts';
import type { SpendRules } from './rules.ts';
import { addSpend, lockSpend, RESOURCE } from './spend-rows.ts';
import type { DaySpend } from './spend-rows.ts';

/** How long whoever holds a running call may say nothing before it is taken for dead. */
export const LEASE_MS = 30_000;
/** How much of a call is reserved at a time. */
export const SLICE_SECONDS = 60;
const MINUTE_MS = 60_000;

/** A call that is about to be dialled. */
export interface Dialled {
  readonly callId: string;
  readonly phoneNumber: string;
  readonly caller: string;
  readonly country: string | null;
  readonly prefix: string;
  readonly perMinute: number;
}

export interface Moments {
  /** By the data plane's clock. */
  readonly nowMs: number;
  /** By the machine's. */
  readonly machineMs: number;
}

export type Claimed =
  | { readonly kind: 'granted'; readonly id: string; readonly seconds: number }
  | { readonly kind: 'refused'; readonly because: 'cap' | 'too-many' };

interface Reservation {
  readonly phoneNumber: string;
  readonly perMinute: bigint;
  readonly reservedSeconds: number;
  readonly reservedCost: bigint;
}

/** Claims and reservations of running calls, counted for all processes together. */
export class ChargeStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Lets a call begin and reserves its first part; or says why not. */
  claim(dialled: Dialled, rules: SpendRules, moments: Moments): Promise<Claimed> {
    const { phoneNumber, perMinute } = dialled;
    const day = dayOf(moments.nowMs);
    return this.#db.$transaction(async (tx): Promise<Claimed> => {
      const spent = await lockSpend(tx, phoneNumber, day);
      if (await areTooMany(tx, dialled, rules, moments)) {
        return { kind: 'refused', because: 'too-many' };
      }
      const seconds = leftOf(rules, spent, phoneNumber, { perMinute, wanted: SLICE_SECONDS });
      if (seconds === 0) {
        await addSpend(tx, phoneNumber, day, { cutOff: 1 });
        return { kind: 'refused', because: 'cap' };
      }
      const id = randomUUID();
      await reserve(tx, { ...dialled, id, seconds, cost: costOf(perMinute, seconds) }, moments);
      return { kind: 'granted', id, seconds };
    });
  }

  /**
   * Reserves a further part of a running call.
   *
   * @returns how many seconds more it may last, 0 at a cap; nothing for one that is over for everybody
   */
  extend(
    { id, phoneNumber }: { readonly id: string; readonly phoneNumber: string },
    wanted: number,
    rules: SpendRules,
    nowMs: number,
  ): Promise<number | undefined> {
    const day = dayOf(nowMs);
    return this.#db.$transaction(async (tx) => {
      const spent = await lockSpend(tx, phoneNumber, day);
      const [running] = await tx.$queryRaw<Reservation[]>`
        SELECT * FROM "CallCharge" WHERE "id" = ${id} AND "endedMs" IS NULL FOR UPDATE`;
      if (!running) return undefined;
      const perMinute = Number(running.perMinute);
      const more = leftOf(rules, spent, phoneNumber, { perMinute, wanted });
      if (more === 0) return 0;
      const seconds = running.reservedSeconds + more;
      const cost = costOf(perMinute, seconds);
      const added = { seconds: more, cost: cost - Number(running.reservedCost) };
      await addSpend(tx, phoneNumber, day, added);
      await tx.callCharge.update({
        where: { id },
        data: { day, reservedSeconds: seconds, reservedCost: cost },
      });
      return more;
    });
  }

  async answered(id: string, answeredMs: number): Promise<void> {
    await this.#db.callCharge.updateMany({ where: { id, endedMs: null }, data: { answeredMs } });
  }

  /** Whoever holds these lives. */
  async renew(ids: readonly string[], machineMs: number): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE "CallCharge" SET "leaseMs" = ${machineMs + LEASE_MS}::bigint WHERE "id" IN (
        SELECT "id" FROM "CallCharge" WHERE "id" = ANY(${[...ids]}::text[]) AND "endedMs" IS NULL
        ORDER BY "id" FOR UPDATE)`;
  }
}

interface Reserved extends Dialled {
  readonly id: string;
  readonly seconds: number;
  readonly cost: number;
}

/** Writes a call down with what its first part may cost: in one statement, since somebody waits for it to ring. */
async function reserve(
  tx: Transaction,
  { id, callId, phoneNumber, caller, country, prefix, perMinute, seconds, cost }: Reserved,
  { nowMs, machineMs }: Moments,
): Promise<void> {
  const day = dayOf(nowMs);
  await tx.$executeRaw`
    WITH spent AS (
      UPDATE "CallSpend" SET "seconds" = "seconds" + ${seconds}::int, "cost" = "cost" + ${cost}::bigint
      WHERE "day" = ${day}::int AND "owner" = ANY(${[RESOURCE, phoneNumber]}::text[])
    )
    INSERT INTO "CallCharge" ("id", "callId", "phoneNumber", "caller", "country", "prefix", "perMinute",
      "startedMs", "leaseMs", "day", "reservedSeconds", "reservedCost")
    VALUES (${id}, ${callId}, ${phoneNumber}, ${caller}, ${country}, ${prefix}, ${perMinute}::bigint,
      ${nowMs}::bigint, ${machineMs + LEASE_MS}::bigint, ${day}::int, ${seconds}::int, ${cost}::bigint)`;
}

function leftOf(
  rules: SpendRules,
  { resource, number }: DaySpend,
  phoneNumber: string,
  call: { readonly perMinute: number; readonly wanted: number },
): number {
  const ofNumber = secondsLeft(limitsOf(rules, phoneNumber), number, call);
  return secondsLeft(rules.resource, resource, { ...call, wanted: ofNumber });
}

async function areTooMany(
  tx: Transaction,
  { phoneNumber, caller }: Dialled,
  rules: SpendRules,
  { nowMs, machineMs }: Moments,
): Promise<boolean> {
  const [counted] = await tx.$queryRaw<[{ all: number; ofNumber: number; ofCaller: number }]>`
    SELECT count(*)::int AS "all",
      (count(*) FILTER (WHERE "phoneNumber" = ${phoneNumber}))::int AS "ofNumber",
      (SELECT count(*) FROM "CallCharge"
        WHERE "caller" = ${caller} AND "startedMs" > ${nowMs - MINUTE_MS}::bigint)::int AS "ofCaller"
    FROM "CallCharge" WHERE "endedMs" IS NULL AND "leaseMs" > ${machineMs}::bigint`;
  return (
    counted.all >= rules.resource.calls ||
    counted.ofNumber >= limitsOf(rules, phoneNumber).calls ||
    counted.ofCaller >= rules.callerPerMinute
  );
}
