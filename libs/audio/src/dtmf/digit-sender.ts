import { FRAME_MS } from '../frame/sample-rate.ts';
import { audioError } from '../audio-errors.ts';
import { eventOf, isDigit } from './digit.ts';
import type { Digit } from './digit.ts';
import { MAX_EVENT_DURATION, writeTelephoneEvent } from './telephone-event.ts';

/** What is to be sent in place of sound. */
export interface EventPacket {
  readonly marker: boolean;
  /** When the digit began. */
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

export interface DigitSenderOptions {
  /** Of the payload type that was negotiated: 8,000, or 48,000 beside Opus. */
  readonly clockRate: number;
  /** Of each digit. Default 100 ms. */
  readonly durationMs?: number;
}

const MIN_DURATION_MS = 40;
/** For a peer to tell two of the same apart; the end of each is said in these frames too. */
const PAUSE_FRAMES = 5;
const END_PACKETS = 3;
const VOLUME = 10;
/** More than anybody dials. */
const MAX_WAITING = 64;

interface Sounding {
  readonly event: number;
  readonly timestamp: number;
  /** Frames since it began. */
  frame: number;
}

/** Sends keys as events (RFC 4733): begins with a marker, goes on each 20 ms, ends three times. */
export class DigitSender {
  readonly #frameUnits: number;
  readonly #frames: number;
  readonly #waiting: Digit[] = [];
  #sounding: Sounding | undefined;

  constructor({ clockRate, durationMs = 100 }: DigitSenderOptions) {
    this.#frameUnits = (clockRate * FRAME_MS) / 1_000;
    this.#frames = Math.round(durationMs / FRAME_MS);
    // An event that is longer than its field would have to be sent in parts.
    const isTooLong = this.#frames * this.#frameUnits > MAX_EVENT_DURATION;
    if (!(durationMs >= MIN_DURATION_MS) || isTooLong)
      throw audioError('digit-invalid', 'A digit cannot sound that long.', {
        target: 'durationMs',
      });
  }

  /** Are digits being sent, or waiting? Sound of the leg is left out as long. */
  get isBusy(): boolean {
    return this.#sounding !== undefined || this.#waiting.length > 0;
  }

  /** @throws `digit-invalid`, `digits-full`; then none of them is sent */
  press(digits: string): void {
    const keys = [...digits.toUpperCase()];
    if (!keys.every(isDigit))
      throw audioError('digit-invalid', 'A key is none of 0–9, *, # and A–D.', {
        target: 'digits',
      });
    if (this.#waiting.length + keys.length > MAX_WAITING)
      throw audioError('digits-full', 'Too many digits wait to be sent.');
    this.#waiting.push(...keys);
  }

  /** What waits is not sent any more; what sounds comes to its end. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /**
   * The next 20 ms, of whatever is sent.
   * @param timestamp of the stream of sound, as it is now
   * @returns nothing where no digit sounds
   */
  tick(timestamp: number): EventPacket | undefined {
    this.#sounding ??= this.#begin(timestamp);
    const sounding = this.#sounding;
    if (!sounding) return undefined;
    const frame = sounding.frame++;
    if (frame + 1 >= this.#frames + PAUSE_FRAMES) this.#sounding = undefined;
    const isSent = frame < this.#frames + END_PACKETS - 1;
    return isSent ? this.#packet(sounding, frame) : undefined;
  }

  #begin(timestamp: number): Sounding | undefined {
    const digit = this.#waiting.shift();
    return digit && { event: eventOf(digit), timestamp, frame: 0 };
  }

  #packet({ event, timestamp }: Sounding, frame: number): EventPacket {
    const frames = Math.min(frame + 1, this.#frames);
    const payload = writeTelephoneEvent({
      event,
      isEnd: frame + 1 >= this.#frames,
      volume: VOLUME,
      duration: frames * this.#frameUnits,
    });
    return { marker: frame === 0, timestamp, payload };
  }
}
