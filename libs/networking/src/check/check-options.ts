import type { Clock } from '@switchboard/kernel';

export interface CheckOptions {
  readonly iceServers: readonly RTCIceServer[];
  /** The browser's, or one that keeps to the standard. */
  readonly RTCPeerConnection: new (configuration?: RTCConfiguration) => RTCPeerConnection;
  /** One that tells parts of a millisecond: a relay next door takes no whole one. */
  readonly clock: Clock;
  /** Cancels it; every connection is closed then. */
  readonly signal: AbortSignal;
}
