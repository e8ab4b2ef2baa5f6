import type { Clock } from '@switchboard/kernel';
import { FRAME_MS } from '../frame/sample-rate.ts';

export interface TickerOptions {
  readonly clock: Clock;
  /** Every 20 ms. What it throws ends nothing: it is told of by `onError`. */
  readonly onTick: (nowMs: number) => void;
  readonly onError: (error: unknown) => void;
  /** So many ticks are made up for at once after the process was busy. Default 5: 100 ms. */
  readonly maxCatchUp?: number;
}

/** How regularly it ticked. */
export interface TickerCounts {
  readonly ticks: number;
  /** Ticks that were left out, because more were due than are made up for. */
  readonly skipped: number;
  /** The most that a tick came late, in milliseconds. */
  readonly maxLagMs: number;
}

/**
 * Ticks every 20 ms of the clock: each tick is due 20 ms after the one before was due, and not after it came, so that no delay adds
 * up. One for all legs of a process. Runs until it is disposed.
 */
export class Ticker implements Disposable {
  readonly #options: TickerOptions;
  readonly #maxCatchUp: number;
  #dueMs: number;
  #timer: Disposable | undefined;
  #isStopped = false;
  #ticks = 0;
  #skipped = 0;
  #maxLagMs = 0;

  constructor(options: TickerOptions) {
    this.#options = options;
    this.#maxCatchUp = options.maxCatchUp ?? 5;
    this.#dueMs = options.clock.now() + FRAME_MS;
    this.#wait();
  }

  get counts(): TickerCounts {
    return { ticks: this.#ticks, skipped: this.#skipped, maxLagMs: this.#maxLagMs };
  }

  [Symbol.dispose](): void {
    this.#isStopped = true;
    this.#timer?.[Symbol.dispose]();
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#timer = clock.after(Math.max(0, this.#dueMs - clock.now()), () => this.#wake());
  }

  #wake(): void {
    const nowMs = this.#options.clock.now();
    this.#follow(nowMs);
    for (let ticks = 0; ticks < this.#maxCatchUp && this.#isDue(nowMs); ticks++) this.#tick(nowMs);
    this.#skip(nowMs);
    if (!this.#isStopped) this.#wait();
  }

  #isDue(nowMs: number): boolean {
    return !this.#isStopped && this.#dueMs <= nowMs;
  }

  /** A clock that was set back would make everybody wait for as long. */
  #follow(nowMs: number): void {
    if (this.#dueMs > nowMs + FRAME_MS) this.#dueMs = nowMs;
    this.#maxLagMs = Math.max(this.#maxLagMs, nowMs - this.#dueMs);
  }

  #tick(nowMs: number): void {
    this.#dueMs += FRAME_MS;
    this.#ticks++;
    try {
      this.#options.onTick(nowMs);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #skip(nowMs: number): void {
    if (!this.#isDue(nowMs)) return;
    const skipped = Math.floor((nowMs - this.#dueMs) / FRAME_MS) + 1;
    this.#skipped += skipped;
    this.#dueMs += skipped * FRAME_MS;
  }
}
