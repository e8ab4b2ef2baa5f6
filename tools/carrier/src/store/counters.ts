import type { Store } from './store.ts';

/** What is counted from the first start, or the last reset, on. */
export const COUNTERS = [
  'submitted',
  'throttled',
  'refused',
  'delivered',
  'failed',
  'receipts',
  'incoming',
  'acknowledged',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Counts in the transaction of what is counted. */
export function count(store: Store, name: Counter, by = 1): void {
  store.run(
    'INSERT INTO counter VALUES (?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value',
    name,
    by,
  );
}

export function readCounters(store: Store): Record<Counter, number> {
  const rows = store.all<{ name: Counter; value: number }>('SELECT name, value FROM counter');
  const known = new Map(rows.map(({ name, value }) => [name, value]));
  return Object.fromEntries(COUNTERS.map((name) => [name, known.get(name) ?? 0])) as never;
}
