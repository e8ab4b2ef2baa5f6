import type { CallRecord } from './call-record.ts';

/** People one had calls with, together. */
export interface RecentPeople<Record extends CallRecord = CallRecord> {
  /** Names them in an address. */
  readonly key: string;
  readonly latest: Record;
  /** There is a call of theirs that nobody has looked at. */
  readonly unseen: boolean;
}

/** The same people in whatever order they were listed. */
export function keyOf({ others }: Pick<CallRecord, 'others'>): string {
  return others
    .map(({ personId }) => personId)
    .sort()
    .join(',');
}

/** With whom one had calls, whoever one had the latest with first. @param records the latest first */
export function recentPeople<Record extends CallRecord>(
  records: readonly Record[],
): RecentPeople<Record>[] {
  const byKey = Map.groupBy(records, keyOf);
  return [...byKey].flatMap(([key, [latest, ...earlier]]) =>
    latest
      ? {
          key,
          latest,
          unseen: [latest, ...earlier].some(({ seen }) => !seen),
        }
      : [],
  );
}
