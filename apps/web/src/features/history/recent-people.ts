import type { CallRecord } from './use-call-history';

/** People one had calls with, together. */
export interface RecentPeople {
  /** Names them in an address. */
  readonly key: string;
  readonly names: readonly string[];
  readonly latest: CallRecord;
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
export function recentPeople(records: readonly CallRecord[]): RecentPeople[] {
  const byKey = Map.groupBy(records, keyOf);
  return [...byKey].flatMap(([key, [latest, ...earlier]]) =>
    latest
      ? {
          key,
          names: latest.others.map(({ name }) => name),
          latest,
          unseen: [latest, ...earlier].some(({ seen }) => !seen),
        }
      : [],
  );
}
