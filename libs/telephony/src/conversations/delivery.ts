import type { DeliveryDetail } from './delivery-detail.ts';

/** How far a text has come. */
export type Delivery =
  | { readonly state: 'queued' | 'sent' | 'delivered'; readonly atMs: number }
  | { readonly state: 'failed'; readonly atMs: number; readonly detail: DeliveryDetail };

/** What was delivered was delivered, whatever else is reported. */
const RANKS: Readonly<Record<Delivery['state'], number>> = {
  queued: 0,
  sent: 1,
  failed: 2,
  delivered: 3,
};

/**
 * What is known of a text after one more report. Reports may come late, twice and in any order, and the outcome is
 * the same: the furthest that was reported, at the first time that it was.
 *
 * @returns the known value where the report adds nothing
 */
export function afterReport(known: Delivery, report: Delivery): Delivery {
  return compare(report, known) > 0 ? report : known;
}

/** @param detail of a report of the service; of a carrier that tells nothing more, sent is all that is known */
export function reportOf(
  status: 'Delivered' | 'Failed',
  detail: DeliveryDetail,
  atMs: number,
): Delivery {
  if (status === 'Delivered') return { state: 'delivered', atMs };
  return detail === 'carrier-silent' ? { state: 'sent', atMs } : { state: 'failed', atMs, detail };
}

function compare(one: Delivery, other: Delivery): number {
  if (one.state !== other.state) return RANKS[one.state] - RANKS[other.state];
  if (one.atMs !== other.atMs) return other.atMs - one.atMs;
  const [a, b] = [one, other].map((delivery) => ('detail' in delivery ? delivery.detail : ''));
  return a === b ? 0 : a! < b! ? 1 : -1;
}
