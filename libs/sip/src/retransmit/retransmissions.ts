import type { Clock } from '@switchboard/kernel';
import type { MessageHead } from './message-head.ts';
import { GIVE_UP_MS, T1_MS, T2_MS } from './sip-timers.ts';

interface Repeated {
  intervalMs: number;
  readonly maxMs: number;
  readonly until: number;
  readonly resend: () => void;
  timer: Disposable;
}

/**
 * Repeats over UDP what may have been lost: timers A, E and G of RFC 3261, which the core of sip.js lacks. An answer
 * of 200 to INVITE and its ACK are repeated by the core itself.
 */
export class Retransmissions implements Disposable {
  readonly #clock: Clock;
  readonly #repeated = new Map<string, Repeated>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Messages that are being repeated. */
  get size(): number {
    return this.#repeated.size;
  }

  /** Call with every message that left, and how to send it again. */
  sent(head: MessageHead, resend: () => void): void {
    if (head.kind === 'request' && head.method !== 'ACK')
      this.#start(
        `${head.branch} ${head.method}`,
        head.method === 'INVITE' ? Infinity : T2_MS,
        resend,
      );
    if (head.kind === 'response' && head.method === 'INVITE' && head.status >= 300)
      this.#start(`${head.branch} ${head.sentBy} answer`, T2_MS, resend);
  }

  /** A provisional answer ends the repetition of INVITE, and slows down that of everything else. */
  answered(branch: string, method: string, status: number): void {
    const key = `${branch} ${method}`;
    const repeated = this.#repeated.get(key);
    if (!repeated) return;
    if (status >= 200 || method === 'INVITE') this.#stop(key);
    else repeated.intervalMs = T2_MS;
  }

  acknowledged(branch: string, sentBy: string): void {
    this.#stop(`${branch} ${sentBy} answer`);
  }

  [Symbol.dispose](): void {
    for (const key of [...this.#repeated.keys()]) this.#stop(key);
  }

  #start(key: string, maxMs: number, resend: () => void): void {
    // The core sends a final answer again when the request is; the timer runs on.
    if (this.#repeated.has(key)) return;
    const until = this.#clock.now() + GIVE_UP_MS;
    const timer = this.#clock.after(T1_MS, () => this.#repeat(key));
    this.#repeated.set(key, { intervalMs: T1_MS, maxMs, until, resend, timer });
  }

  #repeat(key: string): void {
    const repeated = this.#repeated.get(key);
    if (!repeated) return;
    const { until, maxMs, resend } = repeated;
    if (this.#clock.now() >= until) return this.#stop(key);
    resend();
    repeated.intervalMs = Math.min(repeated.intervalMs * 2, maxMs);
    const waitMs = Math.min(repeated.intervalMs, until - this.#clock.now());
    repeated.timer = this.#clock.after(waitMs, () => this.#repeat(key));
  }

  #stop(key: string): void {
    this.#repeated.get(key)?.timer[Symbol.dispose]();
    this.#repeated.delete(key);
  }
}
