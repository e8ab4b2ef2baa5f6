import type { Logger } from '@switchboard/service';
import type { ProcessBus } from '../../../platform/process-bus/bus.ts';
import { defaultRules } from './default-rules.ts';
import type { SpendRules } from './rules.ts';
import { rulesChanged } from './rules-changed.ts';
import type { RulesStore } from './rules-store.ts';

/** The rules as this process knows them; it hears when any process has changed them. */
export class KnownRules implements Disposable {
  readonly #store: RulesStore;
  readonly #log: Logger;
  readonly #hearing: readonly Disposable[];
  #rules: SpendRules = defaultRules;
  #reading: Promise<void> = Promise.resolve();

  constructor(store: RulesStore, { bus, log }: { readonly bus: ProcessBus; readonly log: Logger }) {
    this.#store = store;
    this.#log = log;
    const read = (): void => void this.read().catch(() => undefined);
    this.#hearing = [bus.subscribe(rulesChanged, read), bus.onInterrupted(read)];
  }

  get current(): SpendRules {
    return this.#rules;
  }

  /** One after another; what fails leaves what is known. */
  read(): Promise<void> {
    const reading = this.#reading
      .catch(() => undefined)
      .then(async () => void (this.#rules = (await this.#store.get()).rules));
    reading.catch((error: unknown) =>
      this.#log.error({ err: error }, 'what calls cost could not be read'),
    );
    this.#reading = reading;
    return reading;
  }

  [Symbol.dispose](): void {
    for (const subscription of this.#hearing) subscription[Symbol.dispose]();
  }
}
