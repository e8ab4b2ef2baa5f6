import { randomUUID } from 'node:crypto';
import type { ServicePush } from '../services/service-push.ts';

const MAX_HELD = 100;

/** What a push service keeps for a device that it cannot reach: of each collapse key the latest, and no more than it may. */
export class HeldPushes {
  readonly #held = new Map<string, ServicePush>();

  get size(): number {
    return this.#held.size;
  }

  add(sent: ServicePush): void {
    const key = sent.collapseKey ?? randomUUID();
    this.#held.delete(key);
    const [oldest] = this.#held.keys();
    if (this.#held.size >= MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
    this.#held.set(key, sent);
  }

  /** All of them, the oldest first; none is kept any more. */
  take(): readonly ServicePush[] {
    const held = [...this.#held.values()];
    this.#held.clear();
    return held;
  }

  clear(): void {
    this.#held.clear();
  }
}
