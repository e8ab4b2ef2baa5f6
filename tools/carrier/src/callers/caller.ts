import { randomUUID } from 'node:crypto';
import { delay, isPlatformError, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Ending } from '../calls/ending.ts';
import type { Telephone } from '../telephones/telephone.ts';
import type { Speaker } from '../telephones/speaker.ts';
import type { Step, StepName } from './script.ts';
import { StepFailure } from './step-failure.ts';
import type { FailureReason } from './step-failure.ts';
import { take } from './steps.ts';
import type { StepResult } from './steps.ts';
import { TelephoneWatch } from './telephone-watch.ts';

/** What became of a simulated caller. */
export interface CallerView {
  readonly id: string;
  readonly phoneNumber: string;
  readonly state: 'running' | 'done' | 'failed';
  /** ISO 8601, of the carrier's clock. */
  readonly startedAt: string;
  /** Those that were begun, the last of which may go on. */
  readonly steps: readonly StepView[];
  /** Of a failed one. */
  readonly failure?: { readonly step: number; readonly reason: FailureReason };
  /** How its last call ended. */
  readonly ending?: Ending;
  /** Every key that came. */
  readonly digits: string;
  readonly recordedSeconds: number;
}

export interface StepView extends StepResult {
  readonly do: StepName;
  /** When it began, and how long it took, in milliseconds of the machine since the script began. */
  readonly atMs: number;
  readonly tookMs?: number;
}

export interface CallerOptions {
  readonly telephone: Telephone;
  readonly steps: readonly Step[];
  readonly clock: Clock;
  readonly speaker: Speaker;
  readonly onFault: (error: unknown) => void;
}

/** A script that operates a telephone. Runs from its making on; hangs up at its end. */
export class Caller implements Disposable {
  readonly id = randomUUID();
  readonly #options: CallerOptions;
  readonly #watch: TelephoneWatch;
  readonly #steps: StepView[] = [];
  readonly #startedAt: number;
  readonly #began = performance.now();
  readonly #ended: Promise<void>;
  #state: CallerView['state'] = 'running';
  #failure: CallerView['failure'];

  constructor(options: CallerOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    this.#watch = new TelephoneWatch(options.telephone);
    this.#ended = this.#run();
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  get view(): CallerView {
    const { telephone, recording, ending, allDigits } = this.#watch;
    return {
      ...{ id: this.id, phoneNumber: telephone.number, state: this.#state },
      startedAt: new Date(this.#startedAt).toISOString(),
      steps: [...this.#steps],
      ...(this.#failure && { failure: this.#failure }),
      ...(ending && { ending }),
      digits: allDigits,
      recordedSeconds: recording?.seconds ?? 0,
    };
  }

  /** @returns a WAV file; undefined where nothing was recorded */
  get recording(): Uint8Array | undefined {
    return this.#watch.recording?.wav();
  }

  get number(): string {
    return this.#watch.telephone.number;
  }

  /** Waits for its end, but no longer than this. */
  async endedWithin(ms: number): Promise<void> {
    const late = new AbortController();
    await Promise.race([this.#ended, delay(systemClock, ms, late.signal).catch(() => undefined)]);
    late.abort();
  }

  [Symbol.dispose](): void {
    this.#watch.stop();
  }

  async #run(): Promise<void> {
    for (const [at, step] of this.#options.steps.entries())
      if (!(await this.#take(step, at))) break;
    const { telephone } = this.#watch;
    if (telephone.state === 'calling' || telephone.state === 'talking') telephone.hangUp();
    this.#watch[Symbol.dispose]();
    if (this.isRunning) this.#state = 'done';
  }

  /** @returns whether the script goes on */
  async #take(step: Step, at: number): Promise<boolean> {
    const began = { do: step.do, atMs: this.#nowMs };
    this.#steps.push(began);
    try {
      const { clock, speaker } = this.#options;
      const result = await take(step, { watch: this.#watch, clock, speaker });
      this.#steps[at] = { ...began, ...result, tookMs: this.#nowMs - began.atMs };
      return true;
    } catch (error) {
      this.#steps[at] = { ...began, tookMs: this.#nowMs - began.atMs };
      this.#failure = { step: at, reason: this.#reasonOf(error) };
      this.#state = 'failed';
      return false;
    }
  }

  get #nowMs(): number {
    return Math.round(performance.now() - this.#began);
  }

  #reasonOf(error: unknown): FailureReason {
    if (error instanceof StepFailure) return error.reason;
    if (isPlatformError(error) && error.code === 'wrong-moment') return 'wrong-moment';
    this.#options.onFault(error);
    return 'failed';
  }
}
