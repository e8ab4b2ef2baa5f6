import type { AutomationTone, CallResultInformation } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { results } from './results.ts';

/** When enough was pressed. */
export interface Collecting {
  readonly initialSilenceMs: number;
  readonly interToneMs: number;
  readonly maxTones?: number | undefined;
  readonly stopTones: ReadonlySet<AutomationTone>;
  /** Labels by their tones: the first tone decides. Absent where tones are collected. */
  readonly choices?: ReadonlyMap<AutomationTone, string> | undefined;
}

/** What was pressed. A code of 200 says that something was recognised. */
export interface Collected {
  readonly result: CallResultInformation;
  readonly tones: readonly AutomationTone[];
  readonly label?: string | undefined;
}

/** Collects what one participant presses, until it is enough or takes too long. */
export class ToneCollector implements Disposable {
  readonly #collecting: Collecting;
  readonly #clock: Clock;
  readonly #tones: AutomationTone[] = [];
  readonly #done = Promise.withResolvers<Collected>();
  #timer: Disposable | undefined;
  #hasSpoken = false;
  #isOver = false;

  constructor(collecting: Collecting, clock: Clock) {
    this.#collecting = collecting;
    this.#clock = clock;
  }

  get collected(): Promise<Collected> {
    return this.#done.promise;
  }

  /** From now on the first tone is waited for, unless it has come already. */
  expect(): void {
    if (this.#tones.length > 0 || this.#hasSpoken) return;
    this.#wait(this.#collecting.initialSilenceMs, results.initialSilence);
  }

  /** Somebody speaks instead: nobody waits for a first tone any more. @returns whether none has come before */
  speak(): boolean {
    if (this.#isOver || this.#tones.length > 0) return false;
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    this.#hasSpoken = true;
    return true;
  }

  press(tone: AutomationTone): void {
    if (this.#isOver) return;
    const { choices, stopTones, maxTones, interToneMs } = this.#collecting;
    if (choices) return this.#choose(tone, choices.get(tone));
    if (stopTones.has(tone)) return this.#end(results.stopTone);
    this.#tones.push(tone);
    if (this.#tones.length === maxTones) return this.#end(results.maxTones);
    this.#wait(interToneMs, results.interToneTimeout);
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
  }

  #choose(tone: AutomationTone, label: string | undefined): void {
    this.#tones.push(tone);
    this.#end(label === undefined ? results.wrongTone : results.choiceMatched, label);
  }

  #wait(ms: number, otherwise: CallResultInformation): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = this.#clock.after(ms, () => this.#end(otherwise));
  }

  #end(result: CallResultInformation, label?: string): void {
    this[Symbol.dispose]();
    this.#done.resolve({ result, tones: this.#tones, label });
  }
}
