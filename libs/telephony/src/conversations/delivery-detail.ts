/** What became of a text, in words that stay; the number is what the service calls it. */
const DETAILS = {
  2000: 'delivered',
  4000: 'fraud',
  4001: 'source-invalid',
  4002: 'destination-invalid',
  4003: 'destination-unsupported',
  4004: 'number-missing',
  4005: 'carrier-blocked',
  4006: 'unreachable',
  4007: 'recipient-opted-out',
  4008: 'limit-exceeded',
  4009: 'entitlement-missing',
  4010: 'toll-free-unverified',
  4020: 'volume-exceeded',
  5000: 'service-failure',
  5001: 'service-busy',
  5002: 'carrier-silent',
  9999: 'unknown',
} as const;

export type DeliveryDetail = (typeof DETAILS)[keyof typeof DETAILS];

const BLOCKED = /blocked for given recipient/i;
/** What may be otherwise an hour later. */
const PASSING: ReadonlySet<DeliveryDetail> = new Set([
  'unreachable',
  'limit-exceeded',
  'volume-exceeded',
  'service-failure',
  'service-busy',
  'unknown',
]);

/** @param details as a report has them: `4006: …`, or a sentence; nobody knows what it is otherwise */
export function deliveryDetailOf(details: string | undefined): DeliveryDetail {
  const code = /^\s*(\d{4})(?!\d)/.exec(details ?? '')?.[1];
  const known: Readonly<Record<string, DeliveryDetail | undefined>> = DETAILS;
  if (code !== undefined) return known[code] ?? 'unknown';
  return BLOCKED.test(details ?? '') ? 'recipient-opted-out' : 'unknown';
}

/** May the same text arrive when it is sent once more? */
export function isWorthRetrying(detail: DeliveryDetail): boolean {
  return PASSING.has(detail);
}
