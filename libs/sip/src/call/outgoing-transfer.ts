import type { Clock } from '@switchboard/kernel';
import type { IncomingRequestMessage, Session } from 'sip.js/lib/core/index.js';

/** What became of a transfer that we asked for. */
export type TransferResult =
  /** The peer has reached the other one: we can hang up. */
  | { readonly kind: 'done' }
  /** The peer would not try, or the one it called refused. */
  | { readonly kind: 'refused'; readonly status: number }
  /** The peer did not say, or hung up before it did. */
  | { readonly kind: 'unknown' };

export interface OutgoingTransferOptions {
  readonly session: Session;
  readonly clock: Clock;
  readonly headers: string[];
  /** Every status on the way, the last included. */
  readonly onProgress?: ((status: number) => void) | undefined;
}

const WAIT_MS = 120_000;

export class OutgoingTransfer implements Disposable {
  readonly #options: OutgoingTransferOptions;
  readonly #result = Promise.withResolvers<TransferResult>();
  readonly #timer: Disposable;

  /** @throws whatever the core throws where the call is not established */
  constructor(options: OutgoingTransferOptions) {
    this.#options = options;
    options.session.refer(
      {
        onReject: ({ message }) =>
          this.#end({ kind: 'refused', status: message.statusCode ?? 500 }),
      },
      { extraHeaders: options.headers },
    );
    this.#timer = options.clock.after(WAIT_MS, () => this.#end({ kind: 'unknown' }));
  }

  get result(): Promise<TransferResult> {
    return this.#result.promise;
  }

  /** A NOTIFY of the peer: the first line of an answer, or the end of what it has to say. */
  notified(message: IncomingRequestMessage): void {
    const status = Number(/^SIP\/2\.0 ([1-6]\d\d)/.exec(message.body ?? '')?.[1] ?? 0);
    const isLast = /^\s*terminated/i.test(message.getHeader('subscription-state') ?? '');
    if (status > 0) this.#options.onProgress?.(status);
    if (status >= 200 && status < 300) this.#end({ kind: 'done' });
    else if (status >= 300) this.#end({ kind: 'refused', status });
    else if (isLast) this.#end({ kind: 'unknown' });
  }

  [Symbol.dispose](): void {
    this.#end({ kind: 'unknown' });
  }

  #end(result: TransferResult): void {
    this.#timer?.[Symbol.dispose]();
    this.#result.resolve(result);
  }
}
