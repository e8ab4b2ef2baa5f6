/** The payload of an event (RFC 4733 section 2.3). */
export interface TelephoneEvent {
  /** 0 to 15 are keys, 16 is the flash of a hook. */
  readonly event: number;
  /** It is over; sent three times. */
  readonly isEnd: boolean;
  /** How quiet it is, in -dBm0: 0 to 63. */
  readonly volume: number;
  /** So far, in units of the clock of the payload type. */
  readonly duration: number;
}

const BYTES = 4;
export const MAX_EVENT_DURATION = 0xffff;

/** @returns nothing where it is too short to be one */
export function readTelephoneEvent(payload: Uint8Array): TelephoneEvent | undefined {
  if (payload.length < BYTES) return undefined;
  const [event, flags, high, low] = payload;
  return {
    event: event!,
    isEnd: flags! >= 0x80,
    volume: flags! & 0x3f,
    duration: (high! << 8) | low!,
  };
}

export const writeTelephoneEvent = (one: TelephoneEvent): Uint8Array =>
  Uint8Array.of(
    one.event,
    (one.isEnd ? 0x80 : 0) | one.volume,
    one.duration >> 8,
    one.duration & 0xff,
  );
