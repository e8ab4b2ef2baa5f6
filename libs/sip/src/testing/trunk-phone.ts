import type { CallEnd } from '../call/call-end.ts';
import type { CallHandlers } from '../call/call-handlers.ts';
import type { SipCall } from '../call/sip-call.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import { PCMU, TELEPHONE_EVENT } from '../sdp/session-offer.ts';
import type { LocalMedia } from '../sdp/session-offer.ts';

/** What was agreed on for the sound of a phone: always PCMU, and keys as events where the peer knows them. */
export interface PhoneMedia {
  readonly codec: 'PCMU';
  readonly payloadType: 0;
  readonly address: { readonly host: string; readonly port: number };
  readonly digits?: { readonly payloadType: number; readonly clockRate: number };
}

/** What talks and listens, such as the `TestTelephone` of `@switchboard/audio/testing`. */
export interface Telephone extends AsyncDisposable {
  readonly leg: { readonly port: number; negotiate(media: PhoneMedia): void };
}

/** A telephone behind a trunk, in one call at a time. */
export class TrunkPhone<Kind extends Telephone = Telephone> implements AsyncDisposable {
  readonly telephone: Kind;
  call: SipCall | undefined;
  ended: CallEnd | undefined;
  readonly #host: string;

  /** @param host where its sound is */
  constructor(telephone: Kind, host: string) {
    this.telephone = telephone;
    this.#host = host;
  }

  get media(): LocalMedia {
    const { port } = this.telephone.leg;
    return { address: this.#host, port, codecs: [PCMU, TELEPHONE_EVENT] };
  }

  /** From now on it is in this call, which was answered. */
  use(call: SipCall): void {
    this.call = call;
    this.negotiate(call.remote!);
  }

  negotiate({ address, port, codecs }: SessionDescription): void {
    const event = codecs.find(({ name }) => name === 'telephone-event');
    this.telephone.leg.negotiate({
      ...{ codec: 'PCMU', payloadType: 0, address: { host: address, port } },
      ...(event && { digits: { payloadType: event.payloadType, clockRate: event.clockRate } }),
    });
  }

  readonly handlers: CallHandlers = {
    onAgreed: (remote) => this.negotiate(remote),
    onEnded: (end) => void (this.ended = end),
  };

  async [Symbol.asyncDispose](): Promise<void> {
    this.call?.end({ reason: 'hung-up' });
    await this.telephone[Symbol.asyncDispose]();
  }
}
