import type { BindCommand } from '../codec/command.ts';
import type { Bind, DeliverSm, MessageFields, RequestPdu } from '../codec/pdu.ts';
import type { Answer } from '../session/answer.ts';
import type { SmppSession } from '../session/smpp-session.ts';
import { BoundLink } from './bound-link.ts';
import { BACK_OFF } from './back-off.ts';
import type { LinkStatus } from './link-status.ts';
import { SENDING_LIMITS } from './client-options.ts';
import type { SmppClientOptions } from './client-options.ts';
import { SubmitQueue } from './submit-queue.ts';

const VERSION = 0x34;
const ANY_ADDRESS = { ton: 0, npi: 0, value: '' };

/** An account at a carrier (ESME): keeps its links bound, sends in order, and receives. */
export class SmppClient implements AsyncDisposable {
  readonly #options: SmppClientOptions;
  readonly #links: BoundLink[];
  readonly #queue: SubmitQueue;
  #turn = 0;

  /** Starts to connect at once. */
  constructor(options: SmppClientOptions) {
    const { clock, links = 1, bindAs = 'transceiver' } = options;
    this.#options = options;
    const limits = { ...SENDING_LIMITS, ...options.sending };
    this.#queue = new SubmitQueue({ clock, limits, pick: () => this.#pick() });
    const commands: BindCommand[] =
      bindAs === 'pair' ? ['bind_transmitter', 'bind_receiver'] : ['bind_transceiver'];
    this.#links = Array.from({ length: links }, () =>
      commands.map((one) => this.#open(one)),
    ).flat();
  }

  /** How each link is. */
  get links(): LinkStatus[] {
    return this.#links.map(({ status }) => status);
  }

  /** Messages that wait to be sent. */
  get queued(): number {
    return this.#queue.length;
  }

  /**
   * Sends one message: see `messageFields`, and `writeParts` for the text of it.
   *
   * @returns the id by which receipts refer to it, which some carriers leave empty; see `canonicalId`
   * @throws PlatformError `submit-refused` for good, with its status (`StatusError`); `submit-not-sent` where the
   *   carrier surely has not accepted it, so that it may be sent again; `submit-unknown` where it was sent and not
   *   answered, so that it may or may not arrive; `invalid-pdu` where SMPP cannot carry it
   */
  submit(message: MessageFields): Promise<string> {
    return this.#queue.add(message);
  }

  /** What waits is not sent any more; what was sent is waited for; then every link is unbound. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#queue.close();
    await Promise.all(this.#links.map((link) => link[Symbol.asyncDispose]()));
  }

  #open(command: BindCommand): BoundLink {
    const { connect, clock, limits = {}, backOff, random = Math.random, onLink } = this.#options;
    return new BoundLink({
      ...{ connect, clock, limits, random },
      bind: this.#bind(command),
      backOff: { ...BACK_OFF, ...backOff },
      onRequest: (request) => this.#deliver(request),
      onResponse: (response) => this.#queue.heard(response),
      onRoom: () => this.#queue.pump(),
      onStatus: (status) => onLink?.(status),
    });
  }

  #bind(command: BindCommand): Bind {
    const { systemType = '', addressRange = ANY_ADDRESS, ...account } = this.#options.account;
    return { command, systemType, addressRange, interfaceVersion: VERSION, ...account };
  }

  /** One after the other, so that links share the load. */
  #pick(): SmppSession | undefined {
    for (let tried = 0; tried < this.#links.length; tried += 1) {
      const { session } = this.#links[this.#turn++ % this.#links.length]!;
      if (session?.hasRoom && session.carries('submit_sm')) return session;
    }
    return undefined;
  }

  async #deliver(request: RequestPdu): Promise<Answer> {
    const status = await this.#options.onDeliver(request as DeliverSm);
    return { status: status ?? 'ESME_ROK' };
  }
}
