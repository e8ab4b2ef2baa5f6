/** How often something may be done within a time. */
export interface LimitRule {
  readonly points: number;
  readonly seconds: number;
}

/** Every limit of the service; what is counted stands in the name. */
export const defaultLimits = {
  'request-per-address': { points: 1_200, seconds: 60 },
  'request-per-person': { points: 600, seconds: 60 },
  'send-per-person': { points: 60, seconds: 60 },
  'dial-per-person': { points: 60, seconds: 60 },
  'search-per-person': { points: 120, seconds: 60 },
  'import-per-person': { points: 20, seconds: 3_600 },
  'campaign-per-person': { points: 30, seconds: 3_600 },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof defaultLimits;

export type LimitTable = Readonly<Record<LimitName, LimitRule>>;

export interface Limits {
  /** @throws PlatformError `rate-limited` with `retryAfterMs` when the limit is used up */
  take(limit: LimitName, key: string): Promise<void>;
}
