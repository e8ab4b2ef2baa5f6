import { systemClock } from '@switchboard/kernel';
import { AskedChild } from './asked-child.ts';
import type { AskedChildOptions } from './asked-child.ts';
import { keepAlive } from './keep-alive.ts';

/** Whoever needs the program waits this long for one that is being started. */
const READY_WITHIN_MS = 10_000;

export interface KeptChildOptions<Begin, Command, Word, Kind extends string> extends Omit<
  AskedChildOptions<Begin, Word, Kind>,
  'heard'
> {
  readonly heard: (child: AskedChild<Begin, Command, Word, Kind>, word: Word) => void;
  readonly began: (pid: number | undefined) => void;
  /** One life is over, and nobody ended it. */
  readonly died: (stderr: string) => void;
}

/** A program that is asked for things: started when it is first needed, and again whenever it dies. */
export class KeptChild<Begin, Command, Word, Kind extends string> implements AsyncDisposable {
  readonly #options: KeptChildOptions<Begin, Command, Word, Kind>;
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #child: AskedChild<Begin, Command, Word, Kind> | undefined;
  #next = Promise.withResolvers<AskedChild<Begin, Command, Word, Kind>>();

  constructor(options: KeptChildOptions<Begin, Command, Word, Kind>) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws what `gone` makes, when it does not start */
  async reach(): Promise<AskedChild<Begin, Command, Word, Kind>> {
    if (this.#ending.signal.aborted) throw this.#options.gone();
    const live = () => this.#live().catch((error: unknown) => this.#failed(error));
    this.#running ??= keepAlive(live, this.#ending.signal);
    return this.#child ?? this.#soon();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#child?.[Symbol.asyncDispose]();
    await this.#running;
  }

  async #soon(): Promise<AskedChild<Begin, Command, Word, Kind>> {
    const late = Promise.withResolvers<never>();
    const deadline = systemClock.after(READY_WITHIN_MS, () => late.reject(this.#options.gone()));
    try {
      return await Promise.race([this.#next.promise, late.promise]);
    } finally {
      deadline[Symbol.dispose]();
    }
  }

  /** It could not be started or ended, or those who lost it could not be told; it is started again. */
  #failed(error: unknown): void {
    this.#options.crashed(error instanceof Error ? (error.stack ?? '') : String(error));
  }

  async #live(): Promise<void> {
    const { signal } = this.#ending;
    const { heard, began, died, ...options } = this.#options;
    const child: AskedChild<Begin, Command, Word, Kind> = new AskedChild({
      ...options,
      heard: (word) => heard(child, word),
    });
    const end = (): void => {
      child[Symbol.asyncDispose]().catch((error: unknown) => this.#failed(error));
    };
    signal.addEventListener('abort', end, { once: true });
    const ready = (): void => {
      this.#child = child;
      this.#next.resolve(child);
      began(child.pid);
    };
    child.ready.then(ready, () => undefined);
    await child.exit;
    signal.removeEventListener('abort', end);
    this.#child = undefined;
    this.#next = Promise.withResolvers();
    if (!signal.aborted) died(child.stderr);
  }
}
