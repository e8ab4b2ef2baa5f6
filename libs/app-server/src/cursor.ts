import { rpcError } from '@switchboard/rpc';

/** Where a list goes on that is ordered by time, the latest first. */
export interface TimeCursor {
  readonly at: Date;
  readonly id: string;
}

const TIME_CURSOR = /^(\d{1,15})-(\w{1,100})$/;

export function timeCursor({ at, id }: TimeCursor): string {
  return `${at.getTime()}-${id}`;
}

/** @throws PlatformError `invalid-cursor` */
export function readTimeCursor(cursor: string | undefined): TimeCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, ms, id] = TIME_CURSOR.exec(cursor) ?? [];
  if (ms !== undefined && id !== undefined) return { at: new Date(Number(ms)), id };
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
