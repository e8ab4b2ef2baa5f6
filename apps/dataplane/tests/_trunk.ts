import { PortRange, RtpLeg } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { amplitudeOf, joinFrames, tone } from '@switchboard/audio/testing';
import { systemClock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import {
  answerSession,
  offerSession,
  PCMU,
  PeerGuard,
  StreamTransport,
  TELEPHONE_EVENT,
  UdpTransport,
  UserAgent,
} from '@switchboard/sip';
import type {
  CallEnd,
  Header,
  IncomingCall,
  SessionDescription,
  SipCall,
  SipTransport,
} from '@switchboard/sip';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const HEARD_FRAMES = 10;
const ports = new PortRange({ from: 28_400, to: 28_799 });

/** A telephone behind a trunk: says one tone while it is in a call, and hears what it is sent. */
export class TrunkPhone implements AsyncDisposable {
  readonly digits: string[] = [];
  readonly leg: RtpLeg;
  call: SipCall | undefined;
  ended: CallEnd | undefined;
  readonly #say: () => Frame;
  readonly #heard: Frame[] = [];
  readonly #timer: NodeJS.Timeout;

  private constructor(leg: RtpLeg, digits: string[], hz: number) {
    this.leg = leg;
    this.digits = digits;
    this.#say = tone(48_000, { hz, amplitude: 8_000 });
    this.#timer = setInterval(() => this.#tick(), 20);
  }

  static async open(hz: number): Promise<TrunkPhone> {
    const digits: string[] = [];
    const onDigit = (digit: string): void => void digits.push(digit);
    const leg = await RtpLeg.open({ ports, host: HOST, clock: systemClock, onDigit });
    return new TrunkPhone(leg, digits, hz);
  }

  get media() {
    return { address: HOST, port: this.leg.port, codecs: [PCMU, TELEPHONE_EVENT] };
  }

  use(call: SipCall): void {
    this.call = call;
    this.negotiate(call.remote!);
  }

  negotiate({ address, port, codecs }: SessionDescription): void {
    const event = codecs.find(({ name }) => name === 'telephone-event');
    this.leg.negotiate({
      ...{ codec: 'PCMU', payloadType: 0, address: { host: address, port } },
      ...(event && { digits: { payloadType: event.payloadType, clockRate: event.clockRate } }),
    });
  }

  readonly handlers = {
    onAgreed: (remote: SessionDescription) => this.negotiate(remote),
    onEnded: (end: CallEnd) => void (this.ended = end),
  };

  /** How loud a tone is in what was heard last; 8,000 as it was said. */
  hears(hz: number): number {
    if (this.#heard.length < HEARD_FRAMES) return 0;
    return amplitudeOf(joinFrames(this.#heard), hz, 48_000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.call?.end({ reason: 'hung-up' });
    await this.leg[Symbol.asyncDispose]();
  }

  #tick(): void {
    const now = systemClock.now();
    const heard = this.leg.take(now);
    if (heard) this.#heard.push(heard);
    this.#heard.splice(0, this.#heard.length - HEARD_FRAMES);
    this.leg.send(this.#say(), now);
  }
}

/** A trunk on this machine, which a test is the phone network behind. */
export class TestTrunk implements AsyncDisposable {
  readonly port: number;
  /** Of how long its calls last without a word; what is repeated goes by the machine's. */
  readonly clock: VirtualClock;
  readonly #agent: UserAgent;
  readonly #transport: SipTransport;
  readonly #waiting: IncomingCall[] = [];

  private constructor(
    agent: UserAgent,
    transport: SipTransport,
    waiting: IncomingCall[],
    clock: VirtualClock,
  ) {
    this.#agent = agent;
    this.#transport = transport;
    this.port = transport.local.port;
    this.#waiting = waiting;
    this.clock = clock;
  }

  static async open(protocol: 'udp' | 'tcp' = 'udp'): Promise<TestTrunk> {
    const guard = new PeerGuard({ clock: systemClock, allow: [HOST] });
    const common = { clock: systemClock, host: HOST, port: 0, guard };
    const transport =
      protocol === 'udp' ? await UdpTransport.open(common) : await StreamTransport.open(common);
    const waiting: IncomingCall[] = [];
    const clock = new VirtualClock();
    const agent = new UserAgent({
      ...{ transports: [transport], clock },
      onInvite: (call) => void waiting.push(call),
    });
    return new TestTrunk(agent, transport, waiting, clock);
  }

  /** The next call that comes in from the data plane. */
  async next(): Promise<IncomingCall> {
    await until('a call at the trunk', () => this.#waiting.length > 0);
    return this.#waiting.shift()!;
  }

  /** Answers a call with a telephone. */
  async answer(call: IncomingCall, phone: TrunkPhone): Promise<void> {
    call.handle(phone.handlers);
    const answered = await call.answer(answerSession(call.offer!, phone.media)!);
    if (answered) phone.use(answered);
  }

  /** Calls a number of the resource. */
  call(
    sipPort: number,
    from: string,
    to: string,
    phone: TrunkPhone,
    headers: readonly Header[] = [],
  ) {
    return this.#agent.invite({
      peer: { host: HOST, port: sipPort, protocol: 'udp' },
      target: `sip:${to}@${HOST}`,
      from: { uri: `sip:${from}@${HOST}` },
      offer: offerSession(phone.media),
      handlers: phone.handlers,
      headers,
    });
  }

  /** Whether the data plane is there. @returns the status of its answer */
  options(sipPort: number): Promise<number> {
    const peer = { host: HOST, port: sipPort, protocol: 'udp' } as const;
    return this.#agent.options({ peer, target: `sip:${HOST}` });
  }

  /** It is gone without a word. */
  async kill(): Promise<void> {
    await this.#transport[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.#agent[Symbol.asyncDispose]();
    await this.clock.advance(1_000);
    await closed;
  }
}
