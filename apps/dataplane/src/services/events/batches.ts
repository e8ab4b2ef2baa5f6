import type { PublishedEvent } from './event.ts';
import type { Settings } from './subscription.ts';

/** What goes out in one request each: bounded by number, and by size unless one alone is larger. */
export function batchesOf<Delivery extends { readonly event: PublishedEvent }>(
  deliveries: readonly Delivery[],
  { maxEventsPerBatch, preferredBatchSizeInKilobytes }: Settings['batching'],
): Delivery[][] {
  if (maxEventsPerBatch === 1) return deliveries.map((one) => [one]);
  const maxBytes = preferredBatchSizeInKilobytes * 1_024;
  const batches: Delivery[][] = [];
  let bytes = 0;
  for (const one of deliveries) {
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
