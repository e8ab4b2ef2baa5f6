/** How often something may be done within a time. */
export interface LimitRule {
  readonly points: number;
  readonly seconds: number;
}

/** Every limit of the service; what is counted stands in the name. */
export const defaultLimits = {
  'request-per-address': { points: 1_200, seconds: 60 },
  'request-per-person': { points: 600, seconds: 60 },
  'token-per-person': { points: 30, seconds: 60 },
  'relay-per-person': { points: 30, seconds: 60 },
  'search-per-person': { points: 60, seconds: 60 },
  'contact-per-person': { points: 30, seconds: 60 },
  'invitation-per-person': { points: 60, seconds: 3_600 },
  'room-per-person': { points: 60, seconds: 3_600 },
  'room-change-per-person': { points: 120, seconds: 60 },
  'call-note-per-person': { points: 60, seconds: 60 },
  'call-note-per-pair': { points: 20, seconds: 3_600 },
  'acceptance-per-address': { points: 30, seconds: 60 },
  'renewal-per-address': { points: 60, seconds: 60 },
  'conversation-per-person': { points: 60, seconds: 60 },
  'ledger-repair-per-person': { points: 6, seconds: 60 },
  'audit-check-per-person': { points: 6, seconds: 60 },
  'number-search-per-person': { points: 30, seconds: 60 },
  'number-change-per-person': { points: 30, seconds: 60 },
  'call-price-per-person': { points: 120, seconds: 60 },
  'phone-network-change-per-person': { points: 60, seconds: 60 },
  'recording-change-per-person': { points: 60, seconds: 60 },
  'push-change-per-person': { points: 60, seconds: 60 },
  'event-change-per-person': { points: 60, seconds: 60 },
  'event-count-per-person': { points: 60, seconds: 60 },
  'event-replay-per-person': { points: 12, seconds: 60 },
  'audited-refusal-per-address': { points: 60, seconds: 60 },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof defaultLimits;

export type LimitTable = Readonly<Record<LimitName, LimitRule>>;

export interface Limits {
  /** @throws PlatformError `rate-limited` with `retryAfterMs` when the limit is used up */
  take(limit: LimitName, key: string): Promise<void>;
}
