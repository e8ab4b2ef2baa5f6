export interface StreamLimits {
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** How long a connection may be silent; a peer answers keep-alives, so that it is not. */
  readonly idleMs: number;
  readonly keepAliveMs: number;
  /** From the first byte of a message to its last. */
  readonly wholeMessageMs: number;
  readonly connectMs: number;
  /** What a peer may leave unread. */
  readonly unsentBytes: number;
  /** After a connection could not be made: so long none is tried, doubled each time. */
  readonly firstBackOffMs: number;
  readonly maxBackOffMs: number;
}

export const STREAM_LIMITS: StreamLimits = {
  connections: 1_000,
  connectionsPerAddress: 100,
  idleMs: 600_000,
  keepAliveMs: 30_000,
  wholeMessageMs: 30_000,
  connectMs: 5_000,
  unsentBytes: 1_048_576,
  firstBackOffMs: 500,
  maxBackOffMs: 30_000,
};
