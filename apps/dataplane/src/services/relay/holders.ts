import type { RelayName } from './credentials.ts';

/** One address and port that sends to us. */
export interface Holder {
  close(): void;
}

/**
 * Who holds allocations. The relay would let one live until its own end, minutes after its credentials:
 * here it ends with them, and when somebody says so.
 */
export class Holders {
  readonly #byTag = new Map<string, Map<Holder, NodeJS.Timeout>>();

  add(holder: Holder, { tag, expiresMs }: RelayName, nowMs: number): void {
    const held = this.#byTag.get(tag) ?? new Map<Holder, NodeJS.Timeout>();
    const timer = setTimeout(() => holder.close(), Math.max(0, expiresMs - nowMs));
    this.#byTag.set(tag, held.set(holder, timer));
  }

  remove(holder: Holder, tag: string): void {
    const held = this.#byTag.get(tag);
    clearTimeout(held?.get(holder));
    held?.delete(holder);
    if (held?.size === 0) this.#byTag.delete(tag);
  }

  /** @returns how many allocations it ended */
  end(tag: string): number {
    const holders = [...(this.#byTag.get(tag)?.keys() ?? [])];
    for (const holder of holders) holder.close();
    return holders.length;
  }
}
