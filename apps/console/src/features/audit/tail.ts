/** As many as a page holds: when more have come, the page is read again and holds them itself. */
export const MAX_ENTRIES = 50;

interface Numbered {
  readonly id: string;
}

/** Entries are numbered in the order of their times. */
function isNewer(a: Numbered, b: Numbered): boolean {
  return BigInt(a.id) > BigInt(b.id);
}

/** What has come, the newest first, with what comes now; the oldest are let go. */
export function withArrivals<Entry extends Numbered>(
  former: readonly Entry[],
  arrivals: readonly Entry[],
): readonly Entry[] {
  const fresh = arrivals.filter((one) => !former[0] || isNewer(one, former[0]));
  return [...fresh.toReversed(), ...former].slice(0, MAX_ENTRIES);
}

/** What has come and the page does not hold yet, on top of the page. */
export function onTop<Entry extends Numbered>(
  arrivals: readonly Entry[],
  page: readonly Entry[],
): readonly Entry[] {
  const [newest] = page;
  return [...arrivals.filter((one) => !newest || isNewer(one, newest)), ...page];
}
