import type { Clock } from '@switchboard/kernel';

const MAX_PEERS = 1_000;

interface Failure {
  readonly until: number;
  readonly waitMs: number;
}

/** Keeps a peer that is down from being tried with every message. */
export class ConnectBackOff {
  readonly #clock: Clock;
  readonly #firstMs: number;
  readonly #maxMs: number;
  readonly #failures = new Map<string, Failure>();

  constructor(clock: Clock, firstMs: number, maxMs: number) {
    this.#clock = clock;
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
  }

  isWaiting(peer: string): boolean {
    return (this.#failures.get(peer)?.until ?? 0) > this.#clock.now();
  }

  failed(peer: string): void {
    const last = this.#failures.get(peer)?.waitMs;
    const waitMs = Math.min(this.#maxMs, last === undefined ? this.#firstMs : last * 2);
    this.#failures.delete(peer);
    this.#failures.set(peer, { until: this.#clock.now() + waitMs, waitMs });
    if (this.#failures.size > MAX_PEERS) this.#failures.delete(this.#failures.keys().next().value!);
  }

  connected(peer: string): void {
    this.#failures.delete(peer);
  }
}
