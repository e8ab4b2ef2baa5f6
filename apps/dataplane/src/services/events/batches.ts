import type { ClaimedDelivery } from './delivery-store.ts';
import type { Settings } from './subscription.ts';

/** What goes out in one request each: bounded by number, and by size unless one alone is larger. */
export function batchesOf(
  claimed: readonly ClaimedDelivery[],
  { maxEventsPerBatch, preferredBatchSizeInKilobytes }: Settings['batching'],
): ClaimedDelivery[][] {
  const maxBytes = preferredBatchSizeInKilobytes * 1_024;
  const batches: ClaimedDelivery[][] = [];
  let bytes = 0;
  for (const one of claimed) {
    const size = Buffer.byteLength(JSON.stringify(one.event));
    const last = batches.at(-1);
    if (last && last.length < maxEventsPerBatch && bytes + size <= maxBytes) {
      last.push(one);
      bytes += size;
    } else {
      batches.push([one]);
      bytes = size;
    }
  }
  return batches;
}
