import type { Transaction } from '../../../platform/database/database.ts';
import type { Spent } from './allowance.ts';

/** All numbers of the resource together, as the owner of a spend. */
export const RESOURCE = '';

interface Row {
  readonly owner: string;
  readonly seconds: number;
  readonly cost: bigint;
}

export interface DaySpend {
  readonly resource: Spent;
  readonly number: Spent;
}

/**
 * What was spent on a day by a number and by all, which nobody else changes before this transaction ends:
 * everybody locks the row of the resource first.
 */
export async function lockSpend(
  tx: Transaction,
  phoneNumber: string,
  day: number,
): Promise<DaySpend> {
  const owners = [RESOURCE, phoneNumber];
  // Changing nothing locks a row that is there, and shows it as it is once it is locked.
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO "CallSpend" AS s ("owner", "day")
    SELECT o, ${day}::int FROM unnest(${owners}::text[]) AS o ORDER BY o
    ON CONFLICT ("owner", "day") DO UPDATE SET "seconds" = s."seconds"
    RETURNING "owner", "seconds", "cost"`;
  const of = (owner: string): Spent => {
    const { seconds = 0, cost = 0n } = rows.find((row) => row.owner === owner) ?? {};
    return { seconds, cost: Number(cost) };
  };
  return { resource: of(RESOURCE), number: of(phoneNumber) };
}

/** Adds to what a number has spent on a day, and to what all have. */
export async function addSpend(
  tx: Transaction,
  phoneNumber: string,
  day: number,
  { seconds = 0, cost = 0, cutOff = 0 }: Partial<Spent> & { readonly cutOff?: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "CallSpend" SET "seconds" = "seconds" + ${seconds}::int, "cost" = "cost" + ${cost}::bigint,
      "cutOff" = "cutOff" + ${cutOff}::int
    WHERE "day" = ${day}::int AND "owner" = ANY(${[RESOURCE, phoneNumber]}::text[])`;
}
