/**
 * Protects the datagrams of one leg, both ways, or leaves them alone. What comes and is not authentic, or has come before, is
 * nothing.
 */
export interface Protection {
  readonly protectRtp: (packet: Uint8Array) => Uint8Array;
  readonly unprotectRtp: (bytes: Uint8Array) => Uint8Array | undefined;
  readonly protectRtcp: (packet: Uint8Array) => Uint8Array;
  readonly unprotectRtcp: (bytes: Uint8Array) => Uint8Array | undefined;
}

const same = (bytes: Uint8Array): Uint8Array => bytes;

/** RTP/AVP: as it is. */
export const NO_PROTECTION: Protection = {
  protectRtp: same,
  unprotectRtp: same,
  protectRtcp: same,
  unprotectRtcp: same,
};
