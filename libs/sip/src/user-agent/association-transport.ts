import type { Clock } from '@switchboard/kernel';
import { TransportError } from 'sip.js/lib/core/index.js';
import type { Transport } from 'sip.js/lib/core/index.js';
import { parseAddress } from '../message/parse-address.ts';
import { parseUri } from '../message/parse-uri.ts';
import { messageHead } from '../retransmit/message-head.ts';
import type { MessageHead } from '../retransmit/message-head.ts';
import { Retransmissions } from '../retransmit/retransmissions.ts';
import type { Flow, HostPort, SipTransport } from '../transport/flow.ts';
import { isBehindNat } from './private-address.ts';

export interface AssociationTransportOptions {
  readonly clock: Clock;
  readonly transport: SipTransport;
  /** Whom a call begins with: who is called, or who calls. */
  readonly peer: HostPort;
  /** The way a request came by that began it. */
  readonly flow?: Flow | undefined;
  readonly onSent: (head: MessageHead, text: string) => void;
}

/** So many transactions of one call are remembered, with the way each of them takes. */
const MAX_WAYS = 32;

/** Sends what the core of one call writes: answers to where the request came from, requests to where they belong. */
export class AssociationTransport implements Transport, Disposable {
  /** As it stands in Via. */
  readonly protocol: string;
  readonly retransmissions: Retransmissions;
  readonly #options: AssociationTransportOptions;
  /** By branch: of answers with who asked, of requests alone. */
  readonly #ways = new Map<string, Flow>();
  #flow: Flow | undefined;

  constructor(options: AssociationTransportOptions) {
    this.#options = options;
    this.#flow = options.flow;
    this.protocol = options.transport.protocol.toUpperCase();
    this.retransmissions = new Retransmissions(options.clock);
  }

  /** A request of the peer came by this way: its answer goes back the same way, and so does what we ask over it. */
  cameBy(flow: Flow, branch?: string): void {
    this.#flow = flow;
    if (branch !== undefined) this.#remember(branch, flow);
  }

  async send(text: string): Promise<void> {
    const head = messageHead(text);
    try {
      const flow = await this.#flowFor(head, text);
      const bytes = Buffer.from(text);
      this.#options.onSent(head, text);
      if (flow.protocol === 'udp') this.retransmissions.sent(head, () => this.#again(flow, bytes));
      await flow.send(bytes);
    } catch (cause) {
      throw new TransportError(cause instanceof Error ? cause.name : undefined);
    }
  }

  [Symbol.dispose](): void {
    this.retransmissions[Symbol.dispose]();
    this.#ways.clear();
  }

  #again(flow: Flow, bytes: Buffer): void {
    // Where it fails, the transaction ends by its own timer.
    flow.send(bytes).catch(() => undefined);
  }

  async #flowFor(head: MessageHead, text: string): Promise<Flow> {
    const key = head.kind === 'response' ? `${head.branch} ${head.sentBy}` : head.branch;
    const known = this.#ways.get(key);
    // CANCEL and the ACK of a refusal have the branch of their INVITE, and go where it went.
    if (known?.isOpen) return known;
    const flow = head.kind === 'response' ? await this.#home() : await this.#wayOf(head.uri, text);
    this.#remember(key, flow);
    return flow;
  }

  async #home(): Promise<Flow> {
    const flow = this.#flow;
    if (flow?.isOpen) return flow;
    this.#flow = await this.#options.transport.flowTo(this.#options.peer);
    return this.#flow;
  }

  /** Within a dialog requests go to the first Route, or to the Contact of the peer. */
  async #wayOf(uri: string, text: string): Promise<Flow> {
    const flow = this.#flow;
    const isWithin = /^to:[^\r\n]*;tag=/im.test(text);
    if (!isWithin || !flow || (flow.protocol !== 'udp' && flow.isOpen)) return this.#home();
    const hop = this.#hopOf(uri, text);
    if (!hop || isBehindNat(hop.host, flow.remote.host)) return this.#home();
    try {
      return await this.#options.transport.flowTo(hop);
    } catch {
      // A name that only the peer knows: it is where it spoke from.
      return this.#home();
    }
  }

  #hopOf(uri: string, text: string): HostPort | undefined {
    const route = /^route: *([^\r\n]+)/im.exec(text)?.[1];
    const hop = route === undefined ? parseUri(uri) : parseAddress(route)?.uri;
    if (!hop || !/^sips?$/.test(hop.scheme)) return undefined;
    const usual = this.#options.transport.protocol === 'tls' ? 5_061 : 5_060;
    return { host: hop.host.replace(/^\[|\]$/g, ''), port: hop.port ?? usual };
  }

  #remember(key: string, flow: Flow): void {
    this.#ways.delete(key);
    this.#ways.set(key, flow);
    if (this.#ways.size > MAX_WAYS) this.#ways.delete(this.#ways.keys().next().value!);
  }
}
