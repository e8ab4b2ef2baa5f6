import { randomUUID } from 'node:crypto';
import { Ticker } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { Call } from './call.ts';
import type { CallView } from './call.ts';
import type { EndReason } from './ending.ts';
import type { Party } from './party.ts';

const MAX_CALLS = 500;
const MAX_HISTORY = 1_000;

/** Who is called, and how long; or why nobody is. */
export type Route = { readonly callee: Party; readonly ringMs: number } | EndReason;

export interface ExchangeOptions {
  /** Of the carrier: it decides how long phones ring. */
  readonly clock: Clock;
  readonly route: (to: string, caller: Party) => Route;
  readonly onFault: (error: unknown) => void;
}

/** The calls in progress, and the sound between their parties, which runs by the clock of the machine. */
export class Exchange implements Disposable {
  readonly #options: ExchangeOptions;
  readonly #calls = new Map<string, Call>();
  /** The latest last. */
  #history: CallView[] = [];
  #ticker: Ticker | undefined;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  get calls(): CallView[] {
    return [...this.#calls.values()].map(({ view }) => view);
  }

  /** @returns the latest first */
  history(limit: number): CallView[] {
    return this.#history.slice(-limit).reverse();
  }

  find(id: string): CallView | undefined {
    return this.#calls.get(id)?.view ?? this.#history.find((one) => one.id === id);
  }

  /** Begins a call. What becomes of it is told to its parties. @returns its id */
  connect(caller: Party, to: string): string {
    const { clock, route } = this.#options;
    const call = new Call({
      ...{ id: randomUUID(), caller, to, clock },
      partnerOf: (replaces) => this.#partnerOf(replaces),
      onOver: (over) => this.#over(over),
    });
    const isFull = this.#calls.size >= MAX_CALLS;
    this.#calls.set(call.id, call);
    caller.seated(call.seat('caller'));
    const found = isFull ? 'congested' : route(to, caller);
    if (typeof found === 'string') call.end({ reason: found, by: 'network' });
    else {
      this.#ticker ??= this.#tick();
      call.call(found.callee, found.ringMs);
    }
    return call.id;
  }

  /** Ends every call as if the network were gone. */
  clear(): void {
    for (const call of [...this.#calls.values()]) call.end({ reason: 'lost', by: 'network' });
    this.#history = [];
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  #partnerOf(replaces: string): Party | undefined {
    for (const call of this.#calls.values()) {
      const partner = call.partnerOf(replaces);
      if (partner) return partner;
    }
    return undefined;
  }

  #over(call: Call): void {
    this.#calls.delete(call.id);
    this.#history.push(call.view);
    if (this.#history.length > MAX_HISTORY) this.#history.shift();
    if (this.#calls.size > 0) return;
    this.#ticker?.[Symbol.dispose]();
    this.#ticker = undefined;
  }

  #tick(): Ticker {
    return new Ticker({
      clock: systemClock,
      onTick: (nowMs) => {
        for (const call of [...this.#calls.values()]) call.exchange(nowMs);
      },
      onError: this.#options.onFault,
    });
  }
}
