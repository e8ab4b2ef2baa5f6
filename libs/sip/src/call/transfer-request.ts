import type { Clock } from '@switchboard/kernel';
import type { IncomingReferRequest, Session } from 'sip.js/lib/core/index.js';
import { parseAddress } from '../message/parse-address.ts';
import { readReplaces } from './replaces.ts';

/** So long the peer may wait for how a transfer went. */
const EXPIRES_S = 180;

export interface TransferTarget {
  /** Whom to call. */
  readonly target: string;
  readonly referredBy?: string;
  /** The value of Replaces for the INVITE, where a call is to be taken over. */
  readonly replaces?: string;
}

/** Reads a REFER; undefined where there is nobody in it that could be called. */
export function readTransfer({ message }: IncomingReferRequest): TransferTarget | undefined {
  const values = message.getHeaders('refer-to');
  const uri = values.length === 1 ? parseAddress(values[0]!)?.uri : undefined;
  const method = uri?.getParam('method') ?? 'INVITE';
  if (!uri || method.toUpperCase() !== 'INVITE') return undefined;
  const written = uri.getHeader('Replaces')?.[0];
  const replaces = decoded(written);
  // Whoever meant to take over a call must not have somebody called instead.
  if (written !== undefined && (replaces === undefined || !readReplaces(replaces)))
    return undefined;
  const referredBy = message.getHeader('referred-by');
  const bare = uri.clone();
  bare.clearHeaders();
  bare.deleteParam('method');
  return {
    target: bare.toRaw(),
    ...(referredBy !== undefined && { referredBy }),
    ...(replaces !== undefined && { replaces }),
  };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export interface TransferRequestOptions extends TransferTarget {
  readonly session: Session;
  readonly refer: IncomingReferRequest;
  readonly clock: Clock;
  readonly contact: string;
  readonly onOver: () => void;
}

/** The peer of a call wants us to call somebody else, and to be told how that goes. */
export class TransferRequest implements TransferTarget, Disposable {
  readonly target: string;
  readonly referredBy?: string;
  readonly replaces?: string;
  readonly #options: TransferRequestOptions;
  readonly #isSilent: boolean;
  #expiry: Disposable | undefined;
  #state: 'asked' | 'accepted' | 'over' = 'asked';

  constructor(options: TransferRequestOptions) {
    const { target, referredBy, replaces, refer } = options;
    this.#options = options;
    this.target = target;
    if (referredBy !== undefined) this.referredBy = referredBy;
    if (replaces !== undefined) this.replaces = replaces;
    this.#isSilent = refer.message.getHeader('refer-sub')?.toLowerCase() === 'false';
  }

  /** We shall try, and say how it goes by `report`. */
  accept(): void {
    if (this.#state !== 'asked') return;
    this.#state = 'accepted';
    const { refer, clock, contact } = this.#options;
    const extraHeaders = [contact, ...(this.#isSilent ? ['Refer-Sub: false'] : [])];
    refer.accept({ statusCode: 202, extraHeaders });
    this.#expiry = clock.after(EXPIRES_S * 1_000, () => this.report(408));
    if (!this.#isSilent) this.#notify(100);
  }

  reject(status = 603): void {
    if (this.#state !== 'asked') return;
    this.#options.refer.reject({ statusCode: status });
    this[Symbol.dispose]();
  }

  /** The status of the call that was asked for; a final one is the last. */
  report(status: number): void {
    if (this.#state !== 'accepted') return;
    if (!this.#isSilent) this.#notify(status);
    if (status >= 200) this[Symbol.dispose]();
  }

  /** Nobody is told any more: the call is over. */
  [Symbol.dispose](): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.#expiry?.[Symbol.dispose]();
    this.#options.onOver();
  }

  #notify(status: number): void {
    const { session, contact } = this.#options;
    const state = status >= 200 ? 'terminated;reason=noresource' : `active;expires=${EXPIRES_S}`;
    const content = `SIP/2.0 ${status} ${status < 200 ? 'Trying' : status < 300 ? 'OK' : 'Failed'}\r\n`;
    const contentType = 'message/sipfrag;version=2.0';
    session.notify(undefined, {
      extraHeaders: ['Event: refer', `Subscription-State: ${state}`, contact],
      body: { contentDisposition: 'render', contentType, content },
    });
  }
}
