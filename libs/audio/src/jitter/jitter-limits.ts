/** How long sound may wait to be played, in milliseconds. */
export interface JitterLimits {
  readonly minDepthMs: number;
  readonly maxDepthMs: number;
}

export const JITTER_LIMITS: JitterLimits = { minDepthMs: 20, maxDepthMs: 200 };

/** What became of the packets of a leg. */
export interface JitterCounts {
  readonly played: number;
  /** Frames that had to be made up. */
  readonly concealed: number;
  /** Packets that came after their time. */
  readonly late: number;
  readonly duplicate: number;
  /** Packets that were too many. */
  readonly dropped: number;
  /** Packets that were played together with the one before, to wait less again. */
  readonly hastened: number;
  /** How often the stream had another source or another time all at once. */
  readonly restarts: number;
}

export type MutableCounts = { -readonly [Key in keyof JitterCounts]: number };

export const noCounts = (): MutableCounts => ({
  played: 0,
  concealed: 0,
  late: 0,
  duplicate: 0,
  dropped: 0,
  hastened: 0,
  restarts: 0,
});
