import type { Clock } from '@switchboard/kernel';

/**
 * Reads again only what is older than `freshMs`: however many look, and however much happens, it
 * is counted that often and no oftener.
 */
export function remember<Key, Value>(
  read: (key: Key) => Promise<Value>,
  freshMs: (key: Key) => number,
  clock: Pick<Clock, 'now'>,
): (key: Key) => Promise<Value> {
  const known = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>();
  return (key) => {
    const now = clock.now();
    const last = known.get(key);
    if (last && now - last.at < freshMs(key)) return last.value;
    const value = read(key);
    known.set(key, { at: now, value });
    // What failed is asked for again by the next one.
    value.catch(() => known.get(key)?.value === value && known.delete(key));
    return value;
  };
}
