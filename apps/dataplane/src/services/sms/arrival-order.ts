/** Clocks that were set back by more are believed. */
const MAX_AHEAD_MS = 1_000;

/**
 * Takes the texts of one pair of numbers one after the other, in the order in which they came, and gives each a later
 * time than the one before: by its time a subscriber knows the order, whatever became of the order of events.
 */
export class ArrivalOrder {
  /** Of pairs that are being worked on: as many at most as there are unanswered messages of links. */
  readonly #tails = new Map<string, Promise<unknown>>();
  /** Of pairs that had a text in this millisecond. */
  readonly #times = new Map<string, number>();
  #latestMs = -Infinity;

  async run<Result>(pair: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(pair);
    const running = before === undefined ? task() : before.then(task, task);
    this.#tails.set(pair, running);
    try {
      return await running;
    } finally {
      if (this.#tails.get(pair) === running) this.#tails.delete(pair);
    }
  }

  timeOf(pair: string, nowMs: number): number {
    if (nowMs > this.#latestMs || nowMs < this.#latestMs - MAX_AHEAD_MS) {
      this.#times.clear();
      this.#latestMs = nowMs;
    }
    const ms = Math.max(nowMs, (this.#times.get(pair) ?? -Infinity) + 1);
    this.#times.set(pair, ms);
    this.#latestMs = Math.max(this.#latestMs, ms);
    return ms;
  }
}
