import type { PublishedEvent } from './event.ts';
import { fullType } from './event.ts';
import { includesType, matches } from './filter.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionStore } from './subscription-store.ts';

/**
 * Who gets events now, remembered: asking costs no query. Each process reads it again when another one
 * has changed it.
 */
export class Subscribers {
  readonly #store: Pick<SubscriptionStore, 'list'>;
  readonly #onChanged: (active: readonly Subscription[]) => void;
  /** Whether anybody wants a type, for the types that were asked for. */
  readonly #wanted = new Map<string, boolean>();
  #active: readonly Subscription[] = [];
  #reading: Promise<void> = Promise.resolve();

  constructor(
    store: Pick<SubscriptionStore, 'list'>,
    onChanged: (active: readonly Subscription[]) => void,
  ) {
    this.#store = store;
    this.#onChanged = onChanged;
  }

  /** One after the other, so that the last one to ask finds what it asked for. */
  read(): Promise<void> {
    const next = this.#reading.catch(() => undefined).then(() => this.#read());
    this.#reading = next;
    return next;
  }

  /** @param types without the prefix */
  wants(types: readonly string[]): boolean {
    if (this.#active.length === 0) return false;
    return types.some((type) => this.#wants(type));
  }

  of(event: PublishedEvent): readonly Subscription[] {
    return this.#active.filter(({ settings }) => matches(settings.filter, event));
  }

  #wants(type: string): boolean {
    const known = this.#wanted.get(type);
    if (known !== undefined) return known;
    const full = fullType(type);
    const isWanted = this.#active.some(({ settings }) => includesType(settings.filter, full));
    this.#wanted.set(type, isWanted);
    return isWanted;
  }

  async #read(): Promise<void> {
    const all = await this.#store.list();
    this.#active = all.filter(({ state }) => state === 'Succeeded');
    this.#wanted.clear();
    this.#onChanged(this.#active);
  }
}
