import { silentFrame, Ticker } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import { Phone } from '../phone/phone.ts';
import type { Trunk } from '../phone/trunk.ts';

/** In samples: somebody speaks. */
const LOUD = 1_500;
/** Between words there is less. */
const PAUSE_FRAMES = 50;
/** A call on a machine that does nothing else takes a second or two. */
const WITHIN_MS = 60_000;
const SILENCE = silentFrame(8_000);

export interface Line {
  readonly trunk: Trunk;
  readonly sipPort: number;
  readonly own: string;
  readonly to: string;
}

/** Somebody who calls, listens and presses keys. Its times are those of this process. */
export class Caller implements AsyncDisposable {
  readonly #phone: Phone;
  readonly #ticker: Ticker;
  #quiet = 0;
  #wait: { readonly holds: () => boolean; readonly done: (atMs: number) => void } | undefined;

  private constructor(phone: Phone) {
    this.#phone = phone;
    this.#ticker = new Ticker({
      clock: systemClock,
      onTick: (nowMs) => this.#tick(nowMs),
      onError: (error) => {
        throw error;
      },
    });
  }

  /** @returns once the call is answered */
  static async call({ trunk, sipPort, own, to }: Line): Promise<Caller> {
    const phone = await Phone.open();
    await phone.dial(trunk, sipPort, { own, to });
    return new Caller(phone);
  }

  press(key: string): void {
    this.#phone.press(key);
  }

  /** Whoever was silent speaks. @returns when */
  speaks(): Promise<number> {
    return this.#until(() => this.#quiet === 0);
  }

  /** Whoever spoke is silent. @returns when that was certain */
  isSilent(): Promise<number> {
    this.#quiet = 0;
    return this.#until(() => this.#quiet >= PAUSE_FRAMES);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ticker[Symbol.dispose]();
    await this.#phone[Symbol.asyncDispose]();
  }

  #tick(nowMs: number): void {
    const heard = this.#phone.tick(SILENCE, nowMs);
    this.#quiet = heard?.some((one) => Math.abs(one) > LOUD) ? 0 : this.#quiet + 1;
    if (this.#wait?.holds()) this.#wait.done(performance.now());
  }

  #until(holds: () => boolean): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const late = setTimeout(() => reject(new Error('the other side was not heard')), WITHIN_MS);
    this.#wait = { holds, done: resolve };
    return promise.finally(() => {
      clearTimeout(late);
      this.#wait = undefined;
    });
  }
}
