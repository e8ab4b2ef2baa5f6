import { rpcError } from '@switchboard/rpc';

/** Where a list goes on that is ordered by time, the latest first. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

const TIME_CURSOR = /^(\d{1,15})-([\w-]{1,100})$/;
const OWN_ID = /^\w+$/;
/** What bots and pages make. */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function timeCursor({ at, id }: TimeCursor): string {
  return `${at.getTime()}-${id}`;
}

/** @param ids of the list. @throws PlatformError `invalid-cursor` */
export function readTimeCursor(cursor: string | undefined, ids = OWN_ID): TimeCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, ms, id] = TIME_CURSOR.exec(cursor) ?? [];
  if (ms !== undefined && id !== undefined && ids.test(id)) return { at: new Date(Number(ms)), id };
  throw rpcError('invalid-cursor', 'This list does not go on from there.');
}

/** The rows of one page, of which one more was asked for, and where the next one begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { readonly rows: readonly Row[]; readonly cursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, cursor: rows.length > limit && last ? cursorOf(last) : null };
}
