import type { SipProtocol, TrunkState } from '@switchboard/sip';

/** How a trunk is, as the control plane shows it. */
export interface TrunkStatus {
  readonly fqdn: string;
  readonly port: number;
  readonly protocol: SipProtocol;
  readonly state: TrunkState;
  /** Since when it is so, in ISO 8601. */
  readonly since: string;
  /**
   * What went wrong the last time that it was asked: its name leads nowhere, it did not answer, or it could
   * not be reached. Null when nothing did.
   */
  readonly reason: 'no-address' | 'no-answer' | 'unreachable' | null;
}
