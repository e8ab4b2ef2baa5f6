import type { Clock } from '@switchboard/kernel';
import { responseTo } from '../codec/command.ts';
import type { RequestCommand } from '../codec/command.ts';
import type { ResponsePdu } from '../codec/pdu.ts';
import { smppError } from '../smpp-errors.ts';

interface Waiting {
  readonly command: RequestCommand;
  readonly timer: Disposable;
  readonly resolve: (response: ResponsePdu) => void;
  readonly reject: (error: Error) => void;
}

const MAX_SEQUENCE = 0x7fff_ffff;

/** Requests that were written and are not answered yet. */
export class WaitingRequests {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  readonly #onSettled: () => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #whenEmpty: (() => void)[] = [];
  #messages = 0;
  #sequence = 0;

  constructor(clock: Clock, timeoutMs: number, onSettled: () => void) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
    this.#onSettled = onSettled;
  }

  /** Messages among them: only these count for the window. */
  get messages(): number {
    return this.#messages;
  }

  /** @returns a sequence number that no waiting request has, from 1 (SMPP 3.4, 3.2) */
  nextSequence(): number {
    do this.#sequence = this.#sequence >= MAX_SEQUENCE ? 1 : this.#sequence + 1;
    while (this.#waiting.has(this.#sequence));
    return this.#sequence;
  }

  /** @returns the response, whatever its status */
  add(sequence: number, command: RequestCommand): Promise<ResponsePdu> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.after(this.#timeoutMs, () =>
        this.#take(sequence)?.reject(smppError('response-timeout', 'The peer did not answer.')),
      );
      this.#waiting.set(sequence, { command, timer, resolve, reject });
      if (isMessage(command)) this.#messages += 1;
    });
  }

  /**
   * What nobody waits for is passed over: an answer may come too late.
   *
   * @returns the request that has succeeded now
   */
  answer(response: ResponsePdu): RequestCommand | undefined {
    const waiting = this.#take(response.sequence);
    if (!waiting) return undefined;
    const isItsOwn = response.command === responseTo(waiting.command);
    if (isItsOwn || response.command === 'generic_nack') waiting.resolve(response);
    else waiting.reject(malformedResponse());
    return isItsOwn && response.status === 0 ? waiting.command : undefined;
  }

  /** Its answer has come, and cannot be read. */
  failMalformed(sequence: number): void {
    this.#take(sequence)?.reject(malformedResponse());
  }

  failAll(): void {
    for (const sequence of [...this.#waiting.keys()])
      this.#take(sequence)?.reject(smppError('link-lost', 'The link went before the answer came.'));
  }

  empty(): Promise<void> {
    if (this.#waiting.size === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#whenEmpty.push(resolve));
  }

  #take(sequence: number): Waiting | undefined {
    const waiting = this.#waiting.get(sequence);
    if (!waiting) return undefined;
    waiting.timer[Symbol.dispose]();
    this.#waiting.delete(sequence);
    if (isMessage(waiting.command)) this.#messages -= 1;
    if (this.#waiting.size === 0) for (const tell of this.#whenEmpty.splice(0)) tell();
    // After whoever asked has heard, who may want to send the next one themselves.
    queueMicrotask(this.#onSettled);
    return waiting;
  }
}

const isMessage = (command: RequestCommand): boolean =>
  command === 'submit_sm' || command === 'deliver_sm';

const malformedResponse = (): Error =>
  smppError('malformed-response', 'The answer of the peer is none.');
