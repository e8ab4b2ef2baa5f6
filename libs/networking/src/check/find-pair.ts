import { delay } from '@switchboard/kernel';
import type { CheckOptions } from './check-options.ts';
import { readStatistics } from '../mesh/link-statistics.ts';
import { countTypes, reasonOf } from './pair.ts';
import type { PairFinding } from './pair.ts';
import { SelfConnection } from './self-connection.ts';

/** A better pair than the first one that works may come a moment later. */
const SETTLE_MS = 1_000;

/**
 * Connects the page to itself as it would to anybody, and looks which pair is used.
 *
 * @returns `undefined` when there is no way at all
 */
export async function findPair({
  iceServers,
  ...options
}: CheckOptions): Promise<PairFinding | undefined> {
  using connection = new SelfConnection({ iceServers: [...iceServers] }, options);
  if (!(await connection.open())) return undefined;
  await delay(options.clock, SETTLE_MS, options.signal);
  const { path } = readStatistics(await connection.near.getStats());
  if (!path) return undefined;
  const found = countTypes(connection.types);
  return { ...path, found, reason: reasonOf(path.local, path.remote, found) };
}
