import type { IceServer } from '@switchboard/acs-wire';
import type { Platform } from './platform.ts';

/** How the module finds its data plane. */
export interface CallingConfiguration {
  /** The data plane's endpoint, `https://…` or on loopback `http://…`. */
  readonly endpoint: string;
  /** `relay` sends all media through the relay, so that the other side never sees our address. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  /** Hears which relays calls go through, as soon as the data plane has said so, and after each reconnection. */
  readonly onIceServers?: ((servers: readonly IceServer[]) => void) | undefined;
  /**
   * Hears that this person's part in a call, here or on another device, is over and can be read among
   * the records of the data plane. A call's end comes before it.
   */
  readonly onRecorded?: ((callId: string) => void) | undefined;
  readonly platform?: Partial<Platform> | undefined;
}
