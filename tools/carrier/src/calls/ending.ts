/** Why a call ended, or did not come about. */
export type EndReason =
  | 'hung-up'
  /** The caller hung up before it was answered. */
  | 'cancelled'
  /** One side was gone without a word: its battery is empty, or it went into a tunnel. */
  | 'dropped'
  /** The trunk or the desk phone did not answer any more. */
  | 'lost'
  | 'unknown-number'
  | 'out-of-reach'
  | 'busy'
  | 'declined'
  | 'no-answer'
  /** The network lets no call through. */
  | 'congested'
  /** The caller shows a number that is not theirs. */
  | 'not-allowed'
  | 'no-common-media'
  | 'failed';

export type Side = 'caller' | 'callee';

/** How a call ended. */
export interface Ending {
  readonly reason: EndReason;
  readonly by: Side | 'network';
  /** Of SIP, where the other end was reached by it and refused. */
  readonly status?: number;
}
