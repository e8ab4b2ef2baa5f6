/** How one stream arrives (RFC 3550 section 6.4.1). */
export interface ReportBlock {
  /** Whose stream it is. */
  readonly ssrc: number;
  /** Since the last report, in 256ths. */
  readonly fractionLost: number;
  /** Since the beginning; less than none when packets came twice. */
  readonly lost: number;
  /** The highest sequence number, extended by how often it has begun anew. */
  readonly highestSequence: number;
  /** In units of the clock of the stream. */
  readonly jitter: number;
  /** The middle of the NTP time of the last sender report, 0 if none came. */
  readonly lastReport: number;
  /** Since then, in 65,536ths of a second. */
  readonly sinceLastReport: number;
}
