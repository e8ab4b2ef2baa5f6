import { noCounts } from './use.ts';
import type { RelayCounts, RelayUse } from './use.ts';

type Counted = keyof RelayCounts;

const MAX_PEOPLE = 1_000;

/**
 * Counts what people use, for whoever looks after the relay. Who holds no allocation gives way to the
 * next one, the longest known first; the total forgets nobody.
 */
export class Meter {
  readonly #maxPeople: number;
  readonly #people = new Map<string, RelayCounts>();
  readonly #total = noCounts();

  constructor(maxPeople = MAX_PEOPLE) {
    this.#maxPeople = maxPeople;
  }

  add(tag: string, what: Counted, amount = 1): void {
    this.#total[what] += amount;
    const person = this.#people.get(tag) ?? this.#enter(tag);
    if (person) person[what] += amount;
  }

  released(tag: string): void {
    this.#total.allocations--;
    const person = this.#people.get(tag);
    if (person && person.allocations > 0) person.allocations--;
  }

  use(): RelayUse {
    const people = [...this.#people].map(([tag, counts]) => ({ tag, ...counts }));
    return { total: { ...this.#total }, people };
  }

  #enter(tag: string): RelayCounts | undefined {
    if (this.#people.size >= this.#maxPeople && !this.#makeRoom()) return undefined;
    const counts = noCounts();
    this.#people.set(tag, counts);
    return counts;
  }

  #makeRoom(): boolean {
    for (const [tag, { allocations }] of this.#people) {
      if (allocations === 0) return this.#people.delete(tag);
    }
    return false;
  }
}
