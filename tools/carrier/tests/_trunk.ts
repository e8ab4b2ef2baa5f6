import { PortRange, RtpLeg, srtp, Ticker } from '@switchboard/audio';
import { amplitudeOf, joinFrames, tone } from '@switchboard/audio/testing';
import type { Frame } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import {
  answerSession,
  makeCrypto,
  offerSession,
  PCMA,
  PCMU,
  PeerGuard,
  StreamTransport,
  TELEPHONE_EVENT,
  UdpTransport,
  UserAgent,
} from '@switchboard/sip';
import type {
  CallEnd,
  IncomingCall,
  OutgoingCall,
  SessionDescription,
  SipCall,
} from '@switchboard/sip';

import type { Certificate } from '@switchboard/sip/testing';

const HOST = '127.0.0.1';
const RATE = 8_000;

const keyOf = ({ crypto }: SessionDescription): string =>
  `inline:${crypto[0]!.key.toString('base64')}`;

export interface TrunkOptions {
  readonly protocol?: 'udp' | 'tcp' | 'tls';
  /** For TLS. */
  readonly certificate?: Certificate;
  /** Of what this side says. */
  readonly hz?: number;
}

/** One call of the trunk, with its sound: it says a tone, and keeps the last second of what it hears. */
export class TrunkCall implements AsyncDisposable {
  readonly digits: string[] = [];
  readonly ends: CallEnd[] = [];
  call: SipCall | undefined;
  /** Sends no sound. */
  isSilent = false;
  readonly leg: RtpLeg;
  readonly #frames: (Frame | undefined)[] = [];
  readonly #ticker: Ticker;

  private constructor(leg: RtpLeg, hz: number) {
    const said = tone(RATE, { hz, amplitude: 8_000 });
    this.leg = leg;
    this.#ticker = new Ticker({
      clock: systemClock,
      onTick: (now) => {
        this.#frames.push(leg.take(now));
        if (this.#frames.length > 50) this.#frames.shift();
        leg.send(this.isSilent ? undefined : said(), now);
      },
      onError: (error) => {
        throw error;
      },
    });
  }

  static async open(ports: PortRange, hz: number): Promise<TrunkCall> {
    const leg = await RtpLeg.open({
      ...{ ports, host: HOST, clock: systemClock, sampleRate: RATE },
      onDigit: (digit) => void one.digits.push(digit),
    });
    const one: TrunkCall = new TrunkCall(leg, hz);
    return one;
  }

  get local() {
    return { address: HOST, port: this.leg.port, codecs: [PCMU, PCMA, TELEPHONE_EVENT] };
  }

  /** Encrypted. */
  get secure() {
    return { ...this.local, crypto: [makeCrypto()] };
  }

  /** @returns the amplitude of a tone in what was heard last */
  hears(hz: number): number {
    const frames = this.#frames.slice(-20);
    if (frames.length < 20 || frames.includes(undefined)) return 0;
    return amplitudeOf(joinFrames(frames as Frame[]), hz, RATE);
  }

  /** The highest amplitude in what was heard last. */
  get loudest(): number {
    return Math.max(0, ...this.#frames.map((frame) => (frame ? Math.max(...frame) : 0)));
  }

  agree(remote: SessionDescription, local: SessionDescription): void {
    const codec = remote.codecs.find(({ name }) => name === 'PCMU' || name === 'PCMA')!;
    const digits = remote.codecs.find(({ name }) => name === TELEPHONE_EVENT.name);
    this.leg.negotiate({
      ...{ codec: codec.name as 'PCMU' | 'PCMA', payloadType: codec.payloadType },
      ...(digits && { digits }),
      address: { host: remote.address, port: remote.port },
      ...(local.crypto[0] && { protection: srtp(keyOf(local), keyOf(remote)) }),
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ticker[Symbol.dispose]();
    await this.leg[Symbol.asyncDispose]();
  }
}

/** The other end of the carrier's trunk: what a data plane is to it. */
export class Trunk implements AsyncDisposable {
  readonly incoming: IncomingCall[] = [];
  readonly port: number;
  readonly protocol: 'udp' | 'tcp' | 'tls';
  readonly #agent: UserAgent;
  readonly #hz: number;
  readonly #ports = new PortRange({ from: 26_000, to: 26_999 });
  readonly #open: TrunkCall[] = [];

  private constructor(transport: UdpTransport | StreamTransport, { hz = 700 }: TrunkOptions) {
    this.port = transport.local.port;
    this.protocol = transport.protocol;
    this.#hz = hz;
    this.#agent = new UserAgent({
      ...{ transports: [transport], clock: systemClock },
      onInvite: (call) => void this.incoming.push(call),
      onFault: (error) => {
        throw error;
      },
    });
  }

  static async open(options: TrunkOptions = {}): Promise<Trunk> {
    const guard = new PeerGuard({ clock: systemClock });
    const shared = { clock: systemClock, guard, host: HOST, port: 0 };
    const { protocol = 'udp', certificate } = options;
    const tls = certificate && { server: certificate, client: { ca: certificate.cert } };
    const transport =
      protocol === 'udp'
        ? await UdpTransport.open(shared)
        : await StreamTransport.open({ ...shared, tls });
    return new Trunk(transport, options);
  }

  get peer() {
    return { protocol: this.protocol, host: HOST, port: this.port };
  }

  /** Calls a number of the carrier. */
  async dial(
    sipPort: number,
    from: string,
    to: string,
    statuses: number[] = [],
  ): Promise<TrunkCall & { readonly outgoing: OutgoingCall }> {
    const one = await TrunkCall.open(this.#ports, this.#hz);
    this.#open.push(one);
    const outgoing = this.#agent.invite({
      peer: { protocol: this.protocol, host: HOST, port: sipPort },
      target: `sip:${to}@${HOST}:${sipPort}`,
      from: { uri: `sip:${from}@${HOST}` },
      offer: offerSession(this.protocol === 'tls' ? one.secure : one.local),
      onProgress: ({ status }) => void statuses.push(status),
      handlers: { onEnded: (end) => void one.ends.push(end) },
    });
    void outgoing.result.then((result) => {
      if (result.kind === 'failed') return void one.ends.push(result.end);
      one.call = result.call;
      one.agree(result.call.remote!, result.call.local);
    });
    return Object.assign(one, { outgoing });
  }

  /** Answers the last call that came in. */
  async answer(incoming = this.incoming.at(-1)!): Promise<TrunkCall> {
    const one = await TrunkCall.open(this.#ports, this.#hz);
    this.#open.push(one);
    incoming.handle({ onEnded: (end) => void one.ends.push(end) });
    const answer = answerSession(incoming.offer!, one.secure)!;
    one.agree({ ...incoming.offer!, codecs: answer.codecs }, answer);
    one.call = (await incoming.answer(answer))!;
    return one;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.map((one) => one[Symbol.asyncDispose]()));
    await this.#agent[Symbol.asyncDispose]();
  }
}
