import type { Clock } from '@switchboard/kernel';

export type TrunkState = 'unknown' | 'up' | 'down';

export interface TrunkMonitorOptions {
  readonly clock: Clock;
  /** Asks the peer by OPTIONS. @returns the status; 408 or 503 where nothing came */
  readonly ask: () => Promise<number>;
  readonly onChanged?: (state: TrunkState, former: TrunkState) => void;
  readonly intervalMs?: number;
  /** Told of what is none of the peer's answers. */
  readonly onFault: (error: unknown) => void;
  /** So many times in a row nothing has to come before it is down. */
  readonly failuresToDown?: number;
  /** A trunk that is down is asked less and less often, up to this. */
  readonly maxIntervalMs?: number;
}

const INTERVAL_MS = 30_000;
const MAX_INTERVAL_MS = 240_000;
/** While it is not known, or about to be down, it is asked this often. */
const QUICK_MS = 2_000;

/** Is a trunk there? Asked every now and then; any answer but that there is nobody will do. */
export class TrunkMonitor implements Disposable {
  readonly #options: TrunkMonitorOptions;
  #state: TrunkState = 'unknown';
  #sinceMs: number;
  #lastStatus: number | undefined;
  #failures = 0;
  #timer: Disposable | undefined;
  #isOver = false;

  constructor(options: TrunkMonitorOptions) {
    this.#options = options;
    this.#sinceMs = options.clock.now();
    this.#wait(0);
  }

  get state(): TrunkState {
    return this.#state;
  }

  /** Since when it is in its state: epoch milliseconds. */
  get sinceMs(): number {
    return this.#sinceMs;
  }

  /** What it was answered last, 408 or 503 where nothing came; nothing as long as it was not asked. */
  get lastStatus(): number | undefined {
    return this.#lastStatus;
  }

  /** What a call has found out: a trunk that answers is up, and one that does not is asked at once. */
  report(isThere: boolean): void {
    if (this.#isOver) return;
    if (isThere) this.#heard();
    else if (this.#state === 'up' && this.#timer) this.#wait(0);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
  }

  async #ask(): Promise<void> {
    this.#timer = undefined;
    const status = await this.#options.ask().catch(() => 503);
    if (this.#isOver) return;
    this.#lastStatus = status;
    if (status === 408 || status === 503) this.#missed();
    else this.#heard();
  }

  #heard(): void {
    this.#failures = 0;
    this.#change('up');
    this.#wait(this.#options.intervalMs ?? INTERVAL_MS);
  }

  #missed(): void {
    const { failuresToDown = 2, intervalMs = INTERVAL_MS } = this.#options;
    this.#failures += 1;
    const beyond = this.#failures - failuresToDown;
    if (beyond < 0) return this.#wait(Math.min(QUICK_MS, intervalMs));
    this.#change('down');
    this.#wait(Math.min(QUICK_MS * 2 ** beyond, this.#options.maxIntervalMs ?? MAX_INTERVAL_MS));
  }

  #wait(ms: number): void {
    this.#timer?.[Symbol.dispose]();
    const { clock, onFault } = this.#options;
    this.#timer = clock.after(ms, () => {
      this.#ask().catch(onFault);
    });
  }

  #change(state: TrunkState): void {
    const former = this.#state;
    if (former === state) return;
    this.#state = state;
    this.#sinceMs = this.#options.clock.now();
    this.#options.onChanged?.(state, former);
  }
}
