import type { Clock } from '@switchboard/kernel';
import { SLICE_SECONDS } from './charge-store.ts';
import type { Ended } from './settle.ts';

/** How long before what is reserved is used up the next part is reserved. */
const AHEAD_SECONDS = 30;
/** How long it is waited after a reservation that failed, while there is time. */
const RETRY_MS = 5_000;

export interface RunningChargeParts {
  readonly id: string;
  readonly perMinute: number;
  /** Reserved so far. */
  readonly seconds: number;
  readonly clock: Clock;
  /** Reserves as many seconds more, or fewer; nothing for a call that is over for everybody. */
  readonly extend: (wanted: number) => Promise<number | undefined>;
  readonly onAnswered: (ms: number) => void;
  readonly onEnded: (ended: Ended) => void;
  /** A cap is reached: whoever dialled ends the call. */
  readonly onCutOff: () => void;
  /** What is next could not be decided. */
  readonly onFault: (error: unknown) => void;
}

/** What one call to a phone costs while it lasts: it talks only for what was reserved. */
export class RunningCharge {
  readonly #parts: RunningChargeParts;
  #reserved: number;
  #answeredMs: number | undefined;
  #timer: Disposable | undefined;
  #isCutOff = false;
  #isOver = false;

  constructor(parts: RunningChargeParts) {
    this.#parts = parts;
    this.#reserved = parts.seconds;
  }

  /** From now on it costs. */
  answered(): void {
    if (this.#isOver || this.#answeredMs !== undefined) return;
    this.#answeredMs = this.#parts.clock.now();
    this.#parts.onAnswered(this.#answeredMs);
    this.#waitUntil((this.#reserved - AHEAD_SECONDS) * 1_000);
  }

  /** It is over, however that came. */
  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
    const { id, perMinute, clock, onEnded } = this.#parts;
    const seconds = Math.ceil(this.#talkedMs / 1_000);
    onEnded({ ...{ id, perMinute, seconds, outcome: this.#outcome }, endedMs: clock.now() });
  }

  get #outcome(): Ended['outcome'] {
    if (this.#isCutOff) return 'cut-off';
    return this.#answeredMs === undefined ? 'unanswered' : 'ended';
  }

  get #talkedMs(): number {
    return this.#answeredMs === undefined ? 0 : this.#parts.clock.now() - this.#answeredMs;
  }

  /** @param ms of talking, when the next part is reserved */
  #waitUntil(ms: number): void {
    const wait = Math.max(0, ms - this.#talkedMs);
    const { clock, onFault } = this.#parts;
    this.#timer = clock.after(wait, () => {
      this.#reserve().catch(onFault);
    });
  }

  async #reserve(): Promise<void> {
    const wanted = Math.ceil(this.#talkedMs / 1_000) + SLICE_SECONDS - this.#reserved;
    const got = await this.#parts.extend(Math.max(1, wanted)).catch(() => 'failed' as const);
    if (this.#isOver) return;
    if (typeof got === 'number' && got > 0) {
      this.#reserved += got;
      return this.#waitUntil((this.#reserved - AHEAD_SECONDS) * 1_000);
    }
    const leftMs = this.#reserved * 1_000 - this.#talkedMs;
    if (got === undefined || leftMs <= 0) return this.#cutOff();
    // What is reserved may be talked; by its end others may have given something back.
    this.#waitUntil(this.#talkedMs + (got === 'failed' ? Math.min(leftMs, RETRY_MS) : leftMs));
  }

  #cutOff(): void {
    this.#isCutOff = true;
    this.#parts.onCutOff();
  }
}
