import type { Clock } from '@switchboard/kernel';
import type { Store } from '../store/store.ts';
import type { WaitingText } from './waiting-text.ts';

/** So many steps, and then others have their turn. */
const STEPS_AT_ONCE = 200;
/** After which a disk that was full may have room. */
const RETRY_MS = 1_000;

export interface TimelineOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** @param at the time that it was due */
  readonly step: (text: WaitingText, at: number) => void;
  /** Steps were made. */
  readonly onStepped: () => void;
  /** The disk took nothing: no step was made, and all of it is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

/** Takes every waiting text a step further when it is due, earliest first, also over a stretch of turned time. */
export class Timeline implements Disposable {
  readonly #options: TimelineOptions;
  #running: Promise<void> | undefined;
  #timer: Disposable | undefined;
  #isClosed = false;

  constructor(options: TimelineOptions) {
    this.#options = options;
  }

  /** Something may be due. It is looked after in a moment, so that whoever brought it is answered first. */
  readonly wake = (): void => {
    this.#running ??= this.#run();
  };

  /** Waits until all that is due is done. */
  async settle(): Promise<void> {
    this.wake();
    while (this.#running) await this.#running;
  }

  /** Texts for a handset that took none are tried again at once. */
  hurry(destination: string): void {
    const now = this.#options.clock.now();
    const sql =
      'UPDATE waiting_text SET due_at = ? WHERE destination = ? AND attempts > 0 AND due_at > ?';
    this.#options.store.run(sql, now, destination, now);
    this.wake();
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #run(): Promise<void> {
    let retryMs: number | undefined;
    try {
      do await new Promise((resolve) => setImmediate(resolve));
      while (!this.#isClosed && this.#stepThrough());
    } catch (error) {
      this.#options.onTrouble(error);
      retryMs = RETRY_MS;
    }
    this.#running = undefined;
    if (!this.#isClosed) this.#arm(retryMs ?? this.#untilDue());
  }

  /** @returns whether there may be more */
  #stepThrough(): boolean {
    const { store, clock, step, onStepped } = this.#options;
    const sql = 'SELECT * FROM waiting_text WHERE due_at <= ? ORDER BY due_at, id LIMIT 1';
    const steps = store.transaction(() => {
      for (let made = 0; made < STEPS_AT_ONCE; made += 1) {
        const text = store.get<WaitingText>(sql, clock.now());
        if (!text) return made;
        step(text, text.due_at);
      }
      return STEPS_AT_ONCE;
    });
    if (steps > 0) onStepped();
    return steps > 0;
  }

  #untilDue(): number | undefined {
    const { store, clock } = this.#options;
    const due = store.get<{ due: number | null }>(
      'SELECT min(due_at) AS due FROM waiting_text',
    )?.due;
    return due === null || due === undefined ? undefined : Math.max(0, due - clock.now());
  }

  #arm(inMs: number | undefined): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = inMs === undefined ? undefined : this.#options.clock.after(inMs, this.wake);
  }
}
