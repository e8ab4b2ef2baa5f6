import type { Clock } from '@switchboard/kernel';
import type {
  IncomingInviteRequest,
  IncomingPrackRequest,
  ResponseOptions,
} from 'sip.js/lib/core/index.js';
import { GIVE_UP_MS, T1_MS } from '../retransmit/sip-timers.ts';

export interface ReliableProgressOptions {
  readonly invite: IncomingInviteRequest;
  readonly clock: Clock;
  readonly resend: (text: string) => void;
  /** The peer never said that it has heard (RFC 3262): the call is to be refused. */
  readonly onLost: () => void;
}

const MAX_WAITING = 8;

/** Provisional answers that a peer has to acknowledge with PRACK: repeated until it does, one after the other. */
export class ReliableProgress implements Disposable {
  readonly #options: ReliableProgressOptions;
  readonly #waiting: ResponseOptions[] = [];
  readonly #onQuiet: (() => void)[] = [];
  #rseq = 1;
  #timer: Disposable | undefined;
  #isOpen = false;

  constructor(options: ReliableProgressOptions) {
    this.#options = options;
  }

  send(response: ResponseOptions): void {
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(response);
    this.#next();
  }

  /** Runs once nothing waits for PRACK: an answer may not overtake what it follows from. */
  whenQuiet(task: () => void): void {
    if (this.#isOpen) this.#onQuiet.push(task);
    else task();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#waiting.length = 0;
    this.#onQuiet.length = 0;
  }

  #next(): void {
    const response = this.#isOpen ? undefined : this.#waiting.shift();
    if (!response) return;
    this.#isOpen = true;
    const extraHeaders = [
      'Require: 100rel',
      `RSeq: ${this.#rseq}`,
      ...(response.extraHeaders ?? []),
    ];
    const { message, session } = this.#options.invite.progress({ ...response, extraHeaders });
    session.delegate = { onPrack: (request) => this.#acknowledged(request) };
    this.#repeat(message, T1_MS, GIVE_UP_MS);
  }

  #repeat(text: string, waitMs: number, leftMs: number): void {
    const { clock, resend, onLost } = this.#options;
    this.#timer = clock.after(waitMs, () => {
      if (leftMs <= waitMs) return onLost();
      resend(text);
      this.#repeat(text, Math.min(waitMs * 2, leftMs - waitMs), leftMs - waitMs);
    });
  }

  #acknowledged(request: IncomingPrackRequest): void {
    const [rseq, cseq] = (request.message.getHeader('rack') ?? '').split(/\s+/);
    const isOurs =
      Number(rseq) === this.#rseq && Number(cseq) === this.#options.invite.message.cseq;
    if (!this.#isOpen || !isOurs) return void request.reject({ statusCode: 481 });
    request.accept();
    this.#timer?.[Symbol.dispose]();
    this.#isOpen = false;
    this.#rseq += 1;
    this.#next();
    if (!this.#isOpen) for (const task of this.#onQuiet.splice(0)) task();
  }
}
