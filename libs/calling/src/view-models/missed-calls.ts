import type { CallRecord } from './call-record.ts';

/** A call that nobody here answered; one that was declined here was not missed. */
export function isMissed({
  direction,
  outcome,
}: Pick<CallRecord, 'direction' | 'outcome'>): boolean {
  return direction === 'incoming' && (outcome === 'missed' || outcome === 'failed');
}

/**
 * Missed calls that have come since.
 *
 * @param before ids of what was known then; `undefined` when nothing had been read, so nothing is new
 */
export function newlyMissed<Record extends CallRecord>(
  before: ReadonlySet<string> | undefined,
  records: readonly Record[],
): Record[] {
  if (!before) return [];
  return records.filter((record) => isMissed(record) && !record.seen && !before.has(record.id));
}
