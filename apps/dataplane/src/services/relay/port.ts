import type { IceServer } from '@switchboard/acs-wire';
import { port } from '../../platform/ports.ts';

export interface RelayGrant {
  readonly iceServers: readonly IceServer[];
  readonly expiresMs: number;
}

/** Hands out relay credentials. */
export interface Relay {
  /**
   * What a calling client of this person gets to reach others through firewalls; no servers when
   * there is no relay, and calls then work where addresses reach each other.
   *
   * @throws WireError 429 when this person asks too often
   */
  iceServersFor(userId: string): Promise<RelayGrant>;
  /** @param userId whom the credentials count for; without it, nobody in particular */
  issue(userId: string | undefined, lifetimeSeconds: number): Promise<RelayGrant>;
}

export const relayPort = port<Relay>('relay');
