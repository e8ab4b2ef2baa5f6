import type { Clock } from '@switchboard/kernel';
import { parseAddress } from '../message/parse-address.ts';
import type { OutOfDialogAnswer } from '../user-agent/out-of-dialog.ts';

export type RegistrationState = 'registering' | 'registered' | 'refused' | 'unreachable';

export interface TrunkRegistrationOptions {
  readonly clock: Clock;
  /** Sends REGISTER with so many seconds as Expires. */
  readonly ask: (expiresS: number) => Promise<OutOfDialogAnswer>;
  /** Told of what is none of the trunk's answers. */
  readonly onFault: (error: unknown) => void;
  readonly expiresS?: number;
  readonly onChanged?: (state: RegistrationState, status: number) => void;
}

const EXPIRES_S = 600;
const MIN_S = 10;
const FIRST_BACK_OFF_MS = 2_000;
const MAX_BACK_OFF_MS = 240_000;

/** Keeps us registered with a trunk: again before it expires, and after a failure less and less often. */
export class TrunkRegistration implements AsyncDisposable {
  readonly #options: TrunkRegistrationOptions;
  #state: RegistrationState = 'registering';
  #expiresS: number;
  #failures = 0;
  #timer: Disposable | undefined;
  #isOver = false;

  constructor(options: TrunkRegistrationOptions) {
    this.#options = options;
    this.#expiresS = options.expiresS ?? EXPIRES_S;
    this.#wait(0);
  }

  get state(): RegistrationState {
    return this.#state;
  }

  /** Tells the trunk that we are gone, if it believes that we are there. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
    if (this.#state === 'registered') await this.#options.ask(0).catch(() => undefined);
  }

  async #register(): Promise<void> {
    const answer = await this.#options.ask(this.#expiresS).catch(() => undefined);
    if (this.#isOver) return;
    const status = answer?.status ?? 503;
    if (answer && status >= 200 && status < 300) return this.#succeeded(answer);
    const least = Number(/^\s*(\d{1,9})/.exec(answer?.header('min-expires') ?? '')?.[1] ?? 0);
    if (status === 423 && least > this.#expiresS) this.#expiresS = least;
    this.#change(status === 408 || status === 503 ? 'unreachable' : 'refused', status);
    this.#wait(Math.min(FIRST_BACK_OFF_MS * 2 ** this.#failures, MAX_BACK_OFF_MS));
    this.#failures += 1;
  }

  #succeeded(answer: OutOfDialogAnswer): void {
    this.#failures = 0;
    this.#change('registered', answer.status);
    const grantedS = Math.max(MIN_S, grantedOf(answer) ?? this.#expiresS);
    this.#wait(grantedS * 800);
  }

  #wait(ms: number): void {
    const { clock, onFault } = this.#options;
    this.#timer = clock.after(ms, () => {
      this.#register().catch(onFault);
    });
  }

  #change(state: RegistrationState, status: number): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onChanged?.(state, status);
  }
}

/** The shortest time of those that the trunk tells: others may be registered beside us. */
function grantedOf({ contacts, header }: OutOfDialogAnswer): number | undefined {
  const told = contacts.map((one) => parseAddress(one)?.getParam('expires') ?? header('expires'));
  const seconds = told.filter((one) => /^\d{1,9}$/.test(one ?? '')).map(Number);
  return seconds.length > 0 ? Math.min(...seconds) : undefined;
}
