/** How often something may be done within a time. */
export interface LimitRule {
  readonly points: number;
  readonly seconds: number;
}

/** What every server counts; what is counted stands in the name. */
export const requestLimits = {
  'request-per-address': { points: 1_200, seconds: 60 },
  'request-per-person': { points: 600, seconds: 60 },
} as const satisfies Record<string, LimitRule>;

export type RequestLimit = keyof typeof requestLimits;

export type LimitTable<Name extends string = RequestLimit> = Readonly<Record<Name, LimitRule>>;

export interface Limits<Name extends string = RequestLimit> {
  /** @throws PlatformError `rate-limited` with `retryAfterMs` when the limit is used up */
  take(limit: Name, key: string): Promise<void>;
}
