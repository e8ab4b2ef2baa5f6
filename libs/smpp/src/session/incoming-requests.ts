import type { Clock } from '@switchboard/kernel';
import type { RequestPdu } from '../codec/pdu.ts';
import type { Answer } from './answer.ts';
import type { SessionLimits } from './session-limits.ts';

export interface IncomingRequestsOptions {
  readonly clock: Clock;
  readonly limits: SessionLimits;
  /** What is answered when the handler fails, or takes too long. */
  readonly failure: Answer;
  readonly handle: (request: RequestPdu) => Promise<Answer>;
  readonly answer: (request: RequestPdu, answer: Answer) => void;
  /** More have come than are handled at once: nothing should be read until `onFree`. */
  readonly onBusy: () => void;
  readonly onFree: () => void;
}

/** Requests of the peer: each is answered once, no more than so many are handled at once. */
export class IncomingRequests {
  readonly #options: IncomingRequestsOptions;
  /** Came with others before reading stopped. */
  readonly #queue: RequestPdu[] = [];
  readonly #timers = new Set<Disposable>();
  readonly #whenIdle: (() => void)[] = [];

  constructor(options: IncomingRequestsOptions) {
    this.#options = options;
  }

  take(request: RequestPdu): void {
    if (this.#timers.size < this.#options.limits.handledAtOnce) return this.#handle(request);
    this.#queue.push(request);
    this.#options.onBusy();
  }

  idle(): Promise<void> {
    if (this.#timers.size === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#whenIdle.push(resolve));
  }

  /** Handlers run to their end; nobody hears of it. */
  close(): void {
    this.#queue.length = 0;
    for (const timer of this.#timers) timer[Symbol.dispose]();
    this.#timers.clear();
    this.#tellIdle();
  }

  #handle(request: RequestPdu): void {
    const { clock, limits, failure, handle } = this.#options;
    const timer = clock.after(limits.handlerTimeoutMs, () => this.#done(timer, request, failure));
    this.#timers.add(timer);
    new Promise<Answer>((resolve) => resolve(handle(request))).then(
      (answer) => this.#done(timer, request, answer),
      () => this.#done(timer, request, failure),
    );
  }

  #done(timer: Disposable, request: RequestPdu, answer: Answer): void {
    if (!this.#timers.delete(timer)) return;
    timer[Symbol.dispose]();
    this.#options.answer(request, answer);
    const next = this.#queue.shift();
    if (next) this.#handle(next);
    else this.#options.onFree();
    if (this.#timers.size === 0) this.#tellIdle();
  }

  #tellIdle(): void {
    for (const tell of this.#whenIdle.splice(0)) tell();
  }
}
