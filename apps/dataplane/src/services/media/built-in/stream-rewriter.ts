import { readVp8, withVp8Numbers, wrap } from './vp8.ts';

/** What of a packet's header is rewritten. */
export interface Numbers {
  readonly sequence: number;
  readonly timestamp: number;
}

interface Shift {
  readonly sequence: number;
  readonly timestamp: number;
  readonly pictureId: number;
  readonly tl0: number;
}

interface Last extends Numbers {
  readonly pictureId: number;
  readonly tl0: number;
  readonly at: number;
}

const NONE: Shift = { sequence: 0, timestamp: 0, pictureId: 0, tl0: 0 };
/** Units of the timestamp in a millisecond. */
const CLOCK = { audio: 48, video: 90 } as const;
/** How long packets from before a seam may still come. */
const SEAM_PACKETS = 512;

/**
 * Makes one stream of packets that come from several: where one ends and another begins, numbers go
 * on as if nothing had happened, so that the receiver never waits for what was never sent to it.
 */
export class StreamRewriter {
  readonly #kind: 'audio' | 'video';
  #shift: Shift = NONE;
  #last: Last | undefined;
  #seam = false;
  /** The number that the first packet after the seam came with. */
  #first: number | undefined;

  constructor(kind: 'audio' | 'video') {
    this.#kind = kind;
  }

  /** The next packet is the first of another stream, or the first after a silence. */
  begin(): void {
    this.#seam = true;
  }

  /**
   * @param now milliseconds; over a seam the timestamp goes on by the time that has passed
   * @returns nothing for a packet from before the seam
   */
  rewrite(
    numbers: Numbers,
    payload: Buffer,
    now: number,
  ): (Numbers & { readonly payload: Buffer }) | undefined {
    const descriptor = this.#kind === 'video' ? readVp8(payload) : undefined;
    if (this.#seam) this.#join(numbers, descriptor, now);
    if (this.#isEarlier(numbers.sequence)) return undefined;
    const sequence = wrap(numbers.sequence + this.#shift.sequence, 16);
    const timestamp = wrap(numbers.timestamp + this.#shift.timestamp, 32);
    this.#remember({ sequence, timestamp }, descriptor, now);
    const shifted = descriptor ? withVp8Numbers(payload, descriptor, this.#shift) : payload;
    return { sequence, timestamp, payload: shifted };
  }

  #join(numbers: Numbers, descriptor: ReturnType<typeof readVp8>, now: number): void {
    this.#seam = false;
    this.#first = numbers.sequence;
    const last = this.#last;
    if (!last) return;
    const passed = Math.max(1, Math.round((now - last.at) * CLOCK[this.#kind]));
    this.#shift = {
      sequence: last.sequence + 1 - numbers.sequence,
      timestamp: last.timestamp + passed - numbers.timestamp,
      pictureId: last.pictureId + 1 - (descriptor?.pictureId?.value ?? 0),
      tl0: last.tl0 + 1 - (descriptor?.tl0?.value ?? 0),
    };
  }

  /** Its number would be one that the stream before has used. */
  #isEarlier(sequence: number): boolean {
    if (this.#first === undefined) return false;
    const ahead = wrap(sequence - this.#first, 16);
    if (ahead >= SEAM_PACKETS && ahead <= 0x8000) this.#first = undefined;
    return ahead > 0x8000;
  }

  /** The highest number so far is the last one, also when packets come out of order. */
  #remember(numbers: Numbers, descriptor: ReturnType<typeof readVp8>, at: number): void {
    const last = this.#last;
    if (last && wrap(numbers.sequence - last.sequence, 16) > 0x8000) return;
    const { pictureId, tl0 } = descriptor ?? {};
    this.#last = {
      ...numbers,
      at,
      pictureId: pictureId ? pictureId.value + this.#shift.pictureId : (last?.pictureId ?? 0),
      tl0: tl0 ? tl0.value + this.#shift.tl0 : (last?.tl0 ?? 0),
    };
  }
}
