import type { Clock } from '@switchboard/kernel';
import { unavailable } from '../wire/errors.ts';

interface Queue {
  running: number;
  /** Called with true for its turn, with false when it has waited for too long. */
  readonly waiting: Set<(turn: boolean) => void>;
}

export interface ConcurrencyOptions {
  readonly atOnce: number;
  /** Milliseconds somebody waits for their turn. */
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/**
 * Lets only so many work on the same thing at once, so that those who wait for each other anyway do not
 * hold what others need: connections to the database above all.
 */
export class Concurrency {
  readonly #options: ConcurrencyOptions;
  readonly #queues = new Map<string, Queue>();

  constructor(options: ConcurrencyOptions) {
    this.#options = options;
  }

  /** @throws WireError 503 when it was not its turn in time; the task has not begun then */
  async run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(key) ?? { running: 0, waiting: new Set() };
    this.#queues.set(key, queue);
    if (queue.running >= this.#options.atOnce) await this.#turn(queue);
    else queue.running += 1;
    try {
      return await task();
    } finally {
      this.#done(key, queue);
    }
  }

  #turn(queue: Queue): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (turn: boolean): void => {
        late[Symbol.dispose]();
        queue.waiting.delete(settle);
        if (turn) resolve();
        else reject(unavailable());
      };
      const { clock, maxWaitMs } = this.#options;
      const late = clock.after(maxWaitMs, () => settle(false));
      queue.waiting.add(settle);
    });
  }

  /** The next one takes over the place of the one that is done. */
  #done(key: string, queue: Queue): void {
    const [next] = queue.waiting;
    if (next) return next(true);
    queue.running -= 1;
    if (queue.running === 0) this.#queues.delete(key);
  }
}
