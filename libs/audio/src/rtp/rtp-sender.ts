import { randomInt } from 'node:crypto';
import type { RtpPacket } from './rtp-packet.ts';
import { nextSequence, timestampAfter } from './wrap-around.ts';

/** Where a stream begins. By default at random, so that who does not see the stream cannot guess it. */
export interface RtpStart {
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
}

export interface RtpPayload {
  readonly payloadType: number;
  readonly marker?: boolean;
  readonly payload: Uint8Array;
  /** Instead of the time that it is now: a digit keeps that of its beginning. */
  readonly timestamp?: number;
}

/** What RTCP reports of what was sent. */
export interface SentTotals {
  readonly packets: number;
  /** Of payloads, without headers. */
  readonly octets: number;
}

const anyOf = (bits: number): number => randomInt(2 ** bits);

/** Numbers the packets of one stream. */
export class RtpSender {
  readonly ssrc: number;
  #sequence: number;
  #timestamp: number;
  #packets = 0;
  #octets = 0;

  constructor(start: Partial<RtpStart> = {}) {
    this.ssrc = start.ssrc ?? anyOf(32);
    this.#sequence = start.sequence ?? anyOf(16);
    this.#timestamp = start.timestamp ?? anyOf(32);
  }

  /** The time of the stream, in units of its clock. */
  get timestamp(): number {
    return this.#timestamp;
  }

  get sent(): SentTotals {
    return { packets: this.#packets, octets: this.#octets };
  }

  /** @returns the next packet; the time of the stream stands still until `pass` */
  packet({ payloadType, marker = false, payload, timestamp }: RtpPayload): RtpPacket {
    const sequence = this.#sequence;
    this.#sequence = nextSequence(sequence);
    this.#packets = (this.#packets + 1) >>> 0;
    this.#octets = (this.#octets + payload.length) >>> 0;
    return {
      payloadType,
      marker,
      sequence,
      timestamp: timestamp ?? this.#timestamp,
      ssrc: this.ssrc,
      payload,
    };
  }

  /** Time goes on, whether something was sent or not. */
  pass(samples: number): void {
    this.#timestamp = timestampAfter(this.#timestamp, samples);
  }
}
