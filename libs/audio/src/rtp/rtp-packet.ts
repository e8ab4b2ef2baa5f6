/** A packet of RTP (RFC 3550 section 5.1) without what nobody here writes: contributing sources, extensions, padding. */
export interface RtpPacket {
  /** 0 to 127: what the payload is, by agreement. */
  readonly payloadType: number;
  /** Begins something: a talkspurt, or a digit. */
  readonly marker: boolean;
  /** One more for each packet, modulo 65,536. */
  readonly sequence: number;
  /** When the first sample was taken, in units of the clock of the payload, modulo 2 to the power of 32. */
  readonly timestamp: number;
  /** Who sends. */
  readonly ssrc: number;
  readonly payload: Uint8Array;
}

export const RTP_HEADER_BYTES = 12;

/** What a datagram on Ethernet carries; a larger one is nothing that a telephone sends. */
export const MAX_PACKET_BYTES = 1_500;
