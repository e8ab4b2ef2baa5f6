import type { Platform } from './platform.ts';

/** How the module finds its data plane. */
export interface CallingConfiguration {
  /** The data plane's endpoint, `https://…` or on loopback `http://…`. */
  readonly endpoint: string;
  /** `relay` sends all media through the relay, so that the other side never sees our address. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy | undefined;
  readonly platform?: Partial<Platform> | undefined;
}
