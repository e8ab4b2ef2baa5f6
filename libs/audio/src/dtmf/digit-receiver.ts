import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { timestampAfter, timestampDistance } from '../rtp/wrap-around.ts';
import { digitOf } from './digit.ts';
import type { Digit } from './digit.ts';
import { readTelephoneEvent } from './telephone-event.ts';
import type { TelephoneEvent } from './telephone-event.ts';

/** So many digits back a packet may be late and is still known. */
const REMEMBERED = 16;
/** What is further back, in units of the stream, is not late: the source has begun anew. 131 s at 8 kHz, 21 s at 48 kHz. */
const MAX_LATE = 2 ** 20;

interface Heard {
  readonly ssrc: number;
  readonly timestamp: number;
  readonly event: number;
  duration: number;
}

/**
 * Hears keys that are sent as events (RFC 4733), each once: an event is known by the time at which it began, so whichever of its
 * packets is the first to come tells of it, and none of the others does.
 */
export class DigitReceiver {
  /** The latest last. */
  readonly #heard: Heard[] = [];

  /** @returns the key, if this is the first that is heard of it */
  put({ ssrc, timestamp, payload }: RtpPacket): Digit | undefined {
    const event = readTelephoneEvent(payload);
    if (!event) return undefined;
    const known = this.#heard.find((one) => one.ssrc === ssrc && one.timestamp === timestamp);
    if (known) {
      known.duration = Math.max(known.duration, event.duration);
      return undefined;
    }
    if (this.#isForgotten(ssrc, timestamp)) return undefined;
    const isPart = this.#isPart(ssrc, timestamp, event);
    this.#remember({ ssrc, timestamp, event: event.event, duration: event.duration });
    return isPart ? undefined : digitOf(event.event);
  }

  /** A long event is sent in parts, each of which begins where the one before ended (section 2.5.1.3). */
  #isPart(ssrc: number, timestamp: number, { event }: TelephoneEvent): boolean {
    return this.#heard.some(
      (one) =>
        one.ssrc === ssrc &&
        one.event === event &&
        timestampAfter(one.timestamp, one.duration) === timestamp,
    );
  }

  /** Older than everything that is known: whether it was heard cannot be told any more. */
  #isForgotten(ssrc: number, timestamp: number): boolean {
    const ofSource = this.#heard.filter((one) => one.ssrc === ssrc);
    return (
      ofSource.length >= REMEMBERED &&
      ofSource.every((one) => isLate(timestampDistance(timestamp, one.timestamp)))
    );
  }

  #remember(heard: Heard): void {
    this.#heard.push(heard);
    if (this.#heard.length > REMEMBERED) this.#heard.shift();
  }
}

const isLate = (distance: number): boolean => distance < 0 && distance > -MAX_LATE;
