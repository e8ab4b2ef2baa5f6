import { wrap } from './vp8.ts';

/** How often one packet is asked for. */
const MAX_REQUESTS = 6;
/** Packets often only change places on the way. Milliseconds. */
const PATIENCE_MS = 15;
const AGAIN_MS = 60;
/** A gap larger than this is not loss; what comes next is a new beginning. */
const LARGEST_GAP = 256;

interface Missing {
  nextAt: number;
  requests: number;
}

/** Which packets of one stream are missing, and when they have to be asked for. */
export class Losses {
  #last: number | undefined;
  readonly #missing = new Map<number, Missing>();

  get isComplete(): boolean {
    return this.#missing.size === 0;
  }

  take(sequence: number, now: number): void {
    const ahead = this.#last === undefined ? 1 : wrap(sequence - this.#last, 16);
    if (ahead === 0 || ahead > 0x8000) return void this.#missing.delete(sequence);
    if (ahead > LARGEST_GAP) this.#missing.clear();
    else {
      for (let back = ahead - 1; back > 0; back--) {
        this.#missing.set(wrap(sequence - back, 16), { nextAt: now + PATIENCE_MS, requests: 0 });
      }
    }
    this.#last = sequence;
    this.#forget();
  }

  /** Those to be asked for now. */
  due(now: number): number[] {
    const due = [...this.#missing].filter(([, { nextAt }]) => nextAt <= now);
    return due.flatMap(([sequence, missing]) => {
      if (missing.requests >= MAX_REQUESTS) {
        this.#missing.delete(sequence);
        return [];
      }
      missing.requests += 1;
      missing.nextAt = now + AGAIN_MS;
      return [sequence];
    });
  }

  /** The oldest are beyond help. */
  #forget(): void {
    for (const sequence of this.#missing.keys()) {
      if (this.#missing.size <= LARGEST_GAP) return;
      this.#missing.delete(sequence);
    }
  }
}
