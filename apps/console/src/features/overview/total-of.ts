import type { Bucket } from './use-overview';

export type Counted = Exclude<keyof Bucket, 'from'>;

/** All parts together; null where the back end does not tell of one. */
export function totalOf(buckets: readonly Pick<Bucket, Counted>[], what: Counted): number | null {
  let total = 0;
  for (const bucket of buckets) {
    const count = bucket[what];
    if (count === null) return null;
    total += count;
  }
  return total;
}
