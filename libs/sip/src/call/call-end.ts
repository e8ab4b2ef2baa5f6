import type { FailureKind } from '../reasons/failure-kind.ts';
import type { ReasonHeader } from '../reasons/reason-header.ts';

/** How a call ended, or why it did not begin. */
export interface CallEnd {
  readonly reason:
    /** We hung up, or refused. */
    | 'hung-up'
    | 'peer-hung-up'
    /** We cancelled before it was answered. */
    | 'cancelled'
    | 'peer-cancelled'
    /** The peer refused it; `failure` says why, as far as is known. */
    | 'refused'
    /** Nothing came from the peer, or no connection to it can be made: another one may be tried. */
    | 'unreachable'
    /** The peer never acknowledged that it was answered. */
    | 'not-acknowledged'
    /** The peer did not refresh the call in time, or lost it. */
    | 'lost'
    /** The peer answered with something that no sound can come of. */
    | 'no-common-media'
    /** Another call took the place of this one. */
    | 'replaced'
    | 'agent-closed';
  readonly status?: number;
  readonly failure?: FailureKind;
  /** What the peer gave as its reason. */
  readonly cause?: ReasonHeader;
  /** Where a call that was redirected should go instead; never followed by itself. */
  readonly contacts?: readonly string[];
}
