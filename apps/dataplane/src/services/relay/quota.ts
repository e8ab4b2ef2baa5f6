export interface RelayLimits {
  /** Allocations a person has at once, over all their credentials. */
  readonly allocationsPerPerson: number;
  readonly allocations: number;
  /** Both ways together, per person; a second's worth may come in one burst. */
  readonly bytesPerSecond: number;
}

interface Usage {
  allocations: number;
  budget: number;
  filledMs: number;
}

/** Counts what people use of a relay. Knows only those with an allocation, so it stays small. */
export class Quota {
  readonly #limits: RelayLimits;
  readonly #people = new Map<string, Usage>();
  #allocations = 0;

  constructor(limits: RelayLimits) {
    this.#limits = limits;
  }

  get allocations(): number {
    return this.#allocations;
  }

  mayAllocate(tag: string): boolean {
    const { allocations, allocationsPerPerson } = this.#limits;
    const own = this.#people.get(tag)?.allocations ?? 0;
    return own < allocationsPerPerson && this.#allocations < allocations;
  }

  allocated(tag: string, nowMs: number): void {
    const budget = this.#limits.bytesPerSecond;
    const usage = this.#people.get(tag) ?? { allocations: 0, budget, filledMs: nowMs };
    usage.allocations++;
    this.#allocations++;
    this.#people.set(tag, usage);
  }

  released(tag: string): void {
    const usage = this.#people.get(tag);
    if (!usage) return;
    this.#allocations--;
    if (--usage.allocations === 0) this.#people.delete(tag);
  }

  /** May this packet pass? What is over the budget is dropped, as a narrow line would. */
  take(tag: string, bytes: number, nowMs: number): boolean {
    const usage = this.#people.get(tag);
    if (!usage) return false;
    const { bytesPerSecond } = this.#limits;
    const gained = (Math.max(0, nowMs - usage.filledMs) * bytesPerSecond) / 1_000;
    usage.budget = Math.min(bytesPerSecond, usage.budget + gained);
    usage.filledMs = nowMs;
    if (usage.budget < bytes) return false;
    usage.budget -= bytes;
    return true;
  }
}
