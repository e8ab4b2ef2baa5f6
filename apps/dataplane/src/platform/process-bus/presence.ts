import type { Clock } from '@switchboard/kernel';
import type { Redis } from 'ioredis';
import { PREFIX } from './keys.ts';
import { Listeners } from './listeners.ts';

/** A process that has not said for this long that it lives counts as dead. */
const DEAD_AFTER_MS = 15_000;
const BEAT_MS = 5_000;

/** Says that this process lives, and notices when one that it has to do with does not any more. */
export class Presence implements AsyncDisposable {
  readonly self: string;
  readonly #redis: Redis;
  readonly #clock: Clock;
  readonly #onError: (error: unknown) => void;
  readonly #peers = new Set<string>();
  readonly #gone = new Listeners<[process: string]>();
  #timer: Disposable | undefined;
  #isOver = false;
  /** Since Redis was away others may not have had the time to say that they live. */
  #trustedAt = 0;

  private constructor(self: string, redis: Redis, clock: Clock, onError: (error: unknown) => void) {
    this.#onError = onError;
    this.self = self;
    this.#redis = redis;
    this.#clock = clock;
  }

  /** @param clock the machine's: a process lives in real time */
  static async begin(
    self: string,
    redis: Redis,
    clock: Clock,
    onError: (error: unknown) => void,
  ): Promise<Presence> {
    const presence = new Presence(self, redis, clock, onError);
    await presence.#beat();
    return presence;
  }

  /** From now on it matters whether this process lives. */
  follow(process: string): void {
    if (process !== this.self) this.#peers.add(process);
  }

  onGone(listener: (process: string) => void): Disposable {
    return this.#gone.add(listener);
  }

  /** What Redis knew is lost: everybody says anew that they live, which takes them a moment. */
  async renew(): Promise<void> {
    this.#distrust();
    await this.#say();
  }

  async alive(processes: readonly string[]): Promise<ReadonlySet<string>> {
    if (processes.length === 0) return new Set();
    const values = await this.#redis.mget(processes.map(keyOf));
    return new Set(processes.filter((process, at) => process === this.self || values[at] !== null));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
    await this.#redis.del(keyOf(this.self)).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    try {
      await this.#say();
      if (this.#clock.now() >= this.#trustedAt) await this.#check();
    } catch {
      // The connection says itself why; a process that cannot reach Redis is dead to the others anyway.
      this.#distrust();
    }
    if (this.#isOver) return;
    this.#timer = this.#clock.after(BEAT_MS, () => {
      this.#beat().catch(this.#onError);
    });
  }

  #distrust(): void {
    this.#trustedAt = this.#clock.now() + DEAD_AFTER_MS;
  }

  async #say(): Promise<void> {
    await this.#redis.set(keyOf(this.self), '1', 'PX', DEAD_AFTER_MS);
  }

  async #check(): Promise<void> {
    const processes = [...this.#peers];
    const alive = await this.alive(processes);
    for (const process of processes.filter((one) => !alive.has(one))) {
      this.#peers.delete(process);
      this.#gone.call(process);
    }
  }
}

function keyOf(process: string): string {
  return `${PREFIX}process:${process}`;
}
