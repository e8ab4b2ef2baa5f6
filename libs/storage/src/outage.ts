import { isNativeError } from 'node:util/types';

/** How drivers say that what they talk to is away; they have no codes of their own for all of it. */
const MESSAGES =
  /connection terminated|query read timeout|timeout exceeded when trying to connect|connection is closed|command timed out|terminating connection|lock timeout|unable to start a transaction/i;
const CODES: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC'],
  // Postgres: lock not available, shutting down, too many connections, disk full, out of memory.
  ...['55P03', '57P01', '57P02', '57P03', '53300', '53100', '53200'],
  // Prisma: cannot reach, timed out, closed, pool exhausted, transaction not to be had.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
]);
/** And how Prisma's adapters say it. */
const KINDS: ReadonlySet<unknown> = new Set([
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TooManyConnections',
]);
/** How far a chain of causes is followed; an error may be its own. */
const MAX_CAUSES = 5;

/** Did this fail because a database, a cache or a disk was not there, and not because of us? */
export function isOutage(error: unknown, depth = 0): boolean {
  if (KINDS.has((error as { kind?: unknown } | undefined)?.kind)) return true;
  // Also of another realm, as an error of the system is to a test.
  if (!isNativeError(error) || depth > MAX_CAUSES) return false;
  const { code, meta } = error as { code?: unknown; meta?: { code?: unknown } };
  return (
    CODES.has(code) ||
    CODES.has(meta?.code) ||
    MESSAGES.test(error.message) ||
    isOutage(error.cause, depth + 1)
  );
}
