import { PortRange } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import { DigestGuard, Registrar, UserAgent } from '@switchboard/sip';
import type { Binding, Flow, IncomingCall, SipPeer, SipTransport } from '@switchboard/sip';
import type { EndReason } from '../calls/ending.ts';
import type { Party } from '../calls/party.ts';
import type { Line } from '../telephones/line.ts';
import { REALM } from '../telephones/phones.ts';
import type { Phones } from '../telephones/phones.ts';
import { badLine } from './bad-line.ts';
import { IncomingParty } from './incoming-party.ts';
import { numberOfUri, numberOfUser } from './number-of-uri.ts';
import { OutgoingParty } from './outgoing-party.ts';
import { refusalOf } from './refusals.ts';
import { SipSound } from './sip-sound.ts';
import { HOST, openTransports } from './transports.ts';
import type { TransportConfig } from './transports.ts';
import { Vanished, VanishingTransport } from './vanishing-transport.ts';

/** The one that every phone knows; some do not register where others are offered beside it. */
const ALGORITHMS = ['MD5'] as const;

export interface SipConfig extends TransportConfig {
  /** For sound: each call takes a pair of them. */
  readonly mediaPorts: { readonly from: number; readonly to: number };
  /** Where numbers that were bought are called. */
  readonly trunk: SipPeer;
}

export interface SipNetworkOptions extends SipConfig {
  readonly phones: Phones;
  /** Is this a number that calls from the trunk may come from? */
  readonly isOfTrunk: (number: string) => boolean;
  readonly line: (number: string) => Line;
  readonly connect: (caller: Party, to: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** The carrier as SIP sees it: a peer for one trunk, and a registrar for desk phones. On loopback alone. */
export class SipNetwork implements AsyncDisposable {
  readonly port: number;
  readonly tlsPort: number | undefined;
  readonly #options: SipNetworkOptions;
  readonly #agent: UserAgent;
  readonly #guard: DigestGuard;
  readonly #registrar: Registrar;
  readonly #ports: PortRange;
  readonly #vanished: Vanished;

  private constructor(options: SipNetworkOptions, transports: readonly SipTransport[]) {
    this.#options = options;
    this.port = transports[0]!.local.port;
    this.tlsPort = transports.find(({ protocol }) => protocol === 'tls')?.local.port;
    this.#ports = new PortRange(options.mediaPorts);
    this.#vanished = new Vanished();
    const { phones } = options;
    this.#guard = new DigestGuard({
      ...{ realm: REALM, clock: systemClock, algorithms: ALGORITHMS },
      secretOf: (user) => phones.secretOf(user),
    });
    this.#registrar = new Registrar({ clock: systemClock, guard: this.#guard });
    this.#agent = new UserAgent({
      ...{ clock: systemClock, name: 'Switchboard carrier', contactUser: 'carrier' },
      transports: transports.map((one) => new VanishingTransport(one, this.#vanished)),
      authenticate: (flow) => (this.#isPhone(flow) ? this.#guard : undefined),
      onInvite: (incoming) => void this.#receive(incoming).catch(options.onFault),
      onRegister: (request) => this.#registrar.receive(request),
      onFault: options.onFault,
    });
  }

  static async open(options: SipNetworkOptions): Promise<SipNetwork> {
    return new SipNetwork(options, await openTransports(options));
  }

  /** Pairs of ports for sound that are taken. */
  get portsUsed(): number {
    return this.#ports.used;
  }

  /** Where a desk phone is, if it has registered. */
  bindingOf(number: string): Binding | undefined {
    return this.#options.phones.has(number) ? this.#registrar.bindings(number)[0] : undefined;
  }

  /** @param number one that was bought */
  trunkParty(number: string, from: string): Party {
    const peer = this.#options.trunk;
    const target = `sip:${number}@${peer.host}:${peer.port}`;
    return this.#outgoing('trunk', number, from, peer, target, from);
  }

  /** @returns nothing where no desk phone of this number has registered */
  phoneParty(number: string, from: string): Party | undefined {
    const binding = this.bindingOf(number);
    return binding && this.#outgoing('phone', number, from, binding.peer, binding.contact, number);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#registrar[Symbol.dispose]();
    await this.#agent[Symbol.asyncDispose]();
  }

  #outgoing(
    kind: 'phone' | 'trunk',
    number: string,
    from: string,
    peer: SipPeer,
    target: string,
    lineOf: string,
  ): Party {
    return new OutgoingParty({
      ...{ kind, number, peer, target, agent: this.#agent, onFault: this.#options.onFault },
      from: `sip:${from}@${HOST}:${this.port}`,
      openSound: (onDigit) => this.#openSound(lineOf, onDigit),
      vanish: (callId) => this.#vanished.add(callId),
    });
  }

  async #receive(incoming: IncomingCall): Promise<void> {
    const to = numberOfUri(incoming.target);
    const caller = this.#callerOf(incoming);
    if (!to || 'refused' in caller)
      return refuse(incoming, to ? caller.refused! : 'unknown-number');
    const sound = await this.#openSound(caller.kind === 'trunk' ? to : caller.number, (digit) =>
      party.digit(digit),
    ).catch((error: unknown) => {
      this.#options.onFault(error);
      refuse(incoming, 'congested');
    });
    if (!sound) return;
    const { onFault, connect } = this.#options;
    const vanish = (callId: string): void => this.#vanished.add(callId);
    const party = new IncomingParty({ ...caller, incoming, sound, vanish, onFault });
    connect(party, to);
  }

  /** A desk phone has proven who it is, and is that number; the trunk says which of its numbers calls. */
  #callerOf({ username, from }: IncomingCall): Caller {
    if (username !== undefined) return { kind: 'phone', number: username };
    const number = numberOfUser(from.user);
    return number !== undefined && this.#options.isOfTrunk(number)
      ? { kind: 'trunk', number }
      : { refused: 'not-allowed' };
  }

  #openSound(number: string, onDigit: (digit: string) => void): Promise<SipSound> {
    const impair = badLine(() => this.#options.line(number));
    return SipSound.open({ ports: this.#ports, host: HOST, onDigit, impair });
  }

  #isPhone({ protocol, remote }: Flow): boolean {
    return this.#options.phones.numbers.some((number) =>
      this.#registrar
        .bindings(number)
        .some(
          ({ peer }) =>
            peer.protocol === protocol && peer.host === remote.host && peer.port === remote.port,
        ),
    );
  }
}

type Caller =
  | { readonly kind: 'phone' | 'trunk'; readonly number: string; readonly refused?: never }
  | { readonly refused: EndReason };

function refuse(incoming: IncomingCall, reason: EndReason): void {
  const { status, reason: cause } = refusalOf(reason);
  incoming.reject(status, { reason: cause });
}
