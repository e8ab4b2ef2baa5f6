/** A packet of sound that waits to be played. */
export interface MediaPacket {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
  /** How long it sounds, in units of the clock of the stream; more than none. */
  readonly samples: number;
}
