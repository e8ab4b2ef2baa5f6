import type { Clock } from '@switchboard/kernel';
import type { CredentialsReason, IceCredentials } from './mesh-options.ts';

export interface CredentialsWatchOptions {
  readonly clock: Clock;
  readonly ask: (reason: CredentialsReason) => Promise<IceCredentials>;
  readonly onRenewed: (credentials: IceCredentials) => void;
  readonly onFailed: (error: unknown) => void;
}

/** After so much of their life new ones are asked for: there is time to try again. */
const RENEW_AFTER = 0.75;
const MIN_RENEW_MS = 1_000;
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;
/** Whose line breaks all the time does not spend what they may have a day. */
const EARLY_EVERY_MS = 300_000;

/** Has new credentials for the relay before the former ones expire, and when they seem to be of no use any more. */
export class CredentialsWatch implements Disposable {
  readonly #options: CredentialsWatchOptions;
  #timer: Disposable | undefined;
  #failures = 0;
  #earlyMs = -Infinity;
  #isAsking = false;
  #isClosed = false;

  constructor(options: CredentialsWatchOptions, first: IceCredentials) {
    this.#options = options;
    this.#renewBefore(first);
  }

  /** Where nothing comes through, the relay may be gone, and another one be there in its place. */
  renewEarly(): void {
    const nowMs = this.#options.clock.now();
    if (this.#isAsking || this.#isClosed || nowMs - this.#earlyMs < EARLY_EVERY_MS) return;
    this.#earlyMs = nowMs;
    this.#timer?.[Symbol.dispose]();
    void this.#ask('unreachable');
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#timer?.[Symbol.dispose]();
  }

  #renewBefore({ expiresOn }: IceCredentials): void {
    const leftMs = expiresOn.getTime() - this.#options.clock.now();
    this.#askIn(Math.max(MIN_RENEW_MS, leftMs * RENEW_AFTER), 'expiring');
  }

  #askIn(ms: number, reason: CredentialsReason): void {
    this.#timer = this.#options.clock.after(ms, () => void this.#ask(reason));
  }

  async #ask(reason: CredentialsReason): Promise<void> {
    this.#isAsking = true;
    try {
      const credentials = await this.#options.ask(reason);
      if (this.#isClosed) return;
      this.#failures = 0;
      this.#renewBefore(credentials);
      this.#options.onRenewed(credentials);
    } catch (error) {
      if (this.#isClosed) return;
      this.#askIn(Math.min(FIRST_RETRY_MS * 2 ** this.#failures, MAX_RETRY_MS), reason);
      this.#failures += 1;
      this.#options.onFailed(error);
    } finally {
      this.#isAsking = false;
    }
  }
}
