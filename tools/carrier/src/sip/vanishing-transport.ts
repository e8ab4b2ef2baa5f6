import type { Flow, HostPort, SipProtocol, SipTransport } from '@switchboard/sip';

/** Of calls that vanished a while ago whoever asks is told that there is no such call. */
const MAX_VANISHED = 1_000;
const CALL_ID = /^(?:call-id|i)[ \t]*:[ \t]*(\S+)/im;

/** The calls of which nothing is said any more. */
export class Vanished {
  readonly #callIds = new Set<string>();

  add(callId: string): void {
    this.#callIds.add(callId);
    if (this.#callIds.size > MAX_VANISHED)
      this.#callIds.delete(this.#callIds.values().next().value!);
  }

  has(message: Buffer): boolean {
    if (this.#callIds.size === 0) return false;
    const callId = CALL_ID.exec(message.toString('latin1'))?.[1];
    return callId !== undefined && this.#callIds.has(callId);
  }
}

/** A transport on which calls can vanish: as if the battery of a phone were empty, nobody is told, and nobody answers. */
export class VanishingTransport implements SipTransport {
  readonly #inner: SipTransport;
  readonly #vanished: Vanished;

  constructor(inner: SipTransport, vanished: Vanished) {
    this.#inner = inner;
    this.#vanished = vanished;
  }

  get protocol(): SipProtocol {
    return this.#inner.protocol;
  }

  get local(): HostPort {
    return this.#inner.local;
  }

  receive(onMessage: Parameters<SipTransport['receive']>[0]): void {
    this.#inner.receive((bytes, flow) => {
      if (!this.#vanished.has(bytes)) onMessage(bytes, this.#flow(flow));
    });
  }

  async flowTo(peer: HostPort): Promise<Flow> {
    return this.#flow(await this.#inner.flowTo(peer));
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#inner[Symbol.asyncDispose]();
  }

  #flow(inner: Flow): Flow {
    const { protocol, remote, local } = inner;
    return {
      ...{ protocol, remote, local },
      get isOpen() {
        return inner.isOpen;
      },
      send: async (bytes) => {
        if (!this.#vanished.has(bytes)) await inner.send(bytes);
      },
    };
  }
}
