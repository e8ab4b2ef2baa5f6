import type { Clock } from '@switchboard/kernel';
import { carrierError } from '../carrier-errors.ts';
import type { Telephones } from '../telephones/telephones.ts';
import type { Speaker } from '../telephones/speaker.ts';
import { Caller } from './caller.ts';
import type { Script } from './script.ts';

const MAX_RUNNING = 200;
/** Those that are done among them; the oldest of those give way. */
const MAX_KEPT = 400;

export interface CallersOptions {
  readonly clock: Clock;
  readonly telephones: Telephones;
  readonly speaker: Speaker;
  readonly onFault: (error: unknown) => void;
}

/** Simulated callers: those that run, and what became of the last ones. */
export class Callers implements Disposable {
  readonly #options: CallersOptions;
  readonly #callers = new Map<string, Caller>();

  constructor(options: CallersOptions) {
    this.#options = options;
  }

  /** @param script of a number that is a handset's @throws PlatformError `script-runs`, `too-many` */
  start({ phoneNumber, steps }: Script): Caller {
    const { clock, telephones, speaker, onFault } = this.#options;
    const running = this.list().filter(({ isRunning }) => isRunning);
    if (running.some(({ number }) => number === phoneNumber))
      throw carrierError('script-runs', 'A simulated caller operates this handset.');
    if (running.length >= MAX_RUNNING)
      throw carrierError('too-many', 'There are too many simulated callers.');
    const caller = new Caller({
      ...{ telephone: telephones.of(phoneNumber), steps, clock, speaker, onFault },
    });
    this.#callers.set(caller.id, caller);
    const oldest = this.list().find(({ isRunning }) => !isRunning);
    if (this.#callers.size > MAX_KEPT && oldest) this.#callers.delete(oldest.id);
    return caller;
  }

  /** @throws PlatformError `no-such-caller` */
  get(id: string): Caller {
    const caller = this.#callers.get(id);
    if (!caller) throw carrierError('no-such-caller', 'There is no such simulated caller.');
    return caller;
  }

  /** In the order in which they began. */
  list(): Caller[] {
    return [...this.#callers.values()];
  }

  /** Its handset is no more. */
  stopOf(number: string): void {
    for (const caller of this.list()) if (caller.number === number) caller[Symbol.dispose]();
  }

  clear(): void {
    for (const caller of this.list()) caller[Symbol.dispose]();
    this.#callers.clear();
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}
