/** Before a link is opened again, in milliseconds; half of it is jitter. */
export interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

export const BACK_OFF: BackOff = { firstMs: 1_000, maxMs: 60_000 };
