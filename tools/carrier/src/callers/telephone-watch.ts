import type { Clock } from '@switchboard/kernel';
import type { Ending } from '../calls/ending.ts';
import type { Recording } from '../telephones/recording.ts';
import type { Telephone } from '../telephones/telephone.ts';
import { StepFailure } from './step-failure.ts';
import type { FailureReason } from './step-failure.ts';

interface Wait {
  readonly check: () => void;
  readonly fail: (reason: FailureReason) => void;
}

const MAX_DIGITS = 256;

/** What a script hears of its telephone, and waits for. */
export class TelephoneWatch implements Disposable {
  readonly telephone: Telephone;
  /** Keys that came and were not asked for yet. */
  digits = '';
  /** Keys that came at all. */
  allDigits = '';
  /** How the last call ended that there was meanwhile. */
  ending: Ending | undefined;
  recording: Recording | undefined;
  readonly #listening: Disposable;
  #wait: Wait | undefined;

  constructor(telephone: Telephone) {
    this.telephone = telephone;
    this.#listening = telephone.listen({
      onChange: ({ state, last }) => {
        if (state === 'idle') this.ending = last;
        this.#wait?.check();
      },
      onDigit: (digit) => {
        this.digits = (this.digits + digit).slice(-MAX_DIGITS);
        this.allDigits = (this.allDigits + digit).slice(-MAX_DIGITS);
        this.#wait?.check();
      },
      onFrame: (frame) => {
        this.recording?.put(frame);
        this.#wait?.check();
      },
    });
  }

  /**
   * Waits for one thing at a time.
   *
   * @param holds asked whenever anything happens, every 20 ms of a call; undefined for not yet
   * @param needsCall whether it cannot happen any more once the call is over
   * @throws StepFailure
   */
  async until<Result>(
    holds: () => Result | undefined,
    { clock, withinMs, needsCall }: { clock: Clock; withinMs: number; needsCall: boolean },
  ): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const fail = (reason: FailureReason): void => reject(new StepFailure(reason));
    const check = (): void => {
      const result = holds();
      if (result !== undefined) resolve(result);
      else if (needsCall && this.telephone.isIdle) fail('no-call');
    };
    using _deadline = clock.after(withinMs, () => fail('too-late'));
    this.#wait = { check, fail };
    check();
    try {
      return await promise;
    } finally {
      this.#wait = undefined;
    }
  }

  /** Lets time pass. @throws StepFailure */
  async pass(ms: number, how: { clock: Clock; needsCall: boolean }): Promise<void> {
    if (ms === 0) return;
    await this.until(() => undefined, { ...how, withinMs: ms }).catch((error: unknown) => {
      if (!(error instanceof StepFailure) || error.reason !== 'too-late') throw error;
    });
  }

  /** Whatever is waited for does not happen any more. */
  stop(): void {
    this.#wait?.fail('stopped');
  }

  [Symbol.dispose](): void {
    this.#listening[Symbol.dispose]();
    this.stop();
  }
}
