import type { Credentials, SipPeer, TrunkMonitor, TrunkState } from '@switchboard/sip';

/** A way to the phone network, as it is now. */
export interface Trunk {
  /** As the resource names it. */
  readonly fqdn: string;
  readonly peer: SipPeer;
  readonly credentials?: Credentials | undefined;
  readonly state: TrunkState;
  /** Not known to be down. */
  readonly isUp: boolean;
  /** What a call has found out about it. */
  readonly report: TrunkMonitor['report'];
}
