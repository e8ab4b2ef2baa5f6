import { systemClock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { IncomingCall } from '../call/incoming-call.ts';
import type { OutgoingCall } from '../call/outgoing-call.ts';
import { answerSession } from '../sdp/answer-session.ts';
import { offerSession } from '../sdp/session-offer.ts';
import type { SipTransport } from '../transport/flow.ts';
import { PeerGuard } from '../transport/peer-guard.ts';
import { StreamTransport } from '../transport/stream-transport.ts';
import { UdpTransport } from '../transport/udp-transport.ts';
import { UserAgent } from '../user-agent/user-agent.ts';
import type { Header } from '../user-agent/header-text.ts';
import type { TrunkPhone } from './trunk-phone.ts';
import { until } from './until.ts';

const HOST = '127.0.0.1';
/** Far beyond what anything takes here; a busy machine is slow. */
const WITHIN_MS = 30_000;

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

  /** The next call that comes in, if only to this number. */
  async next(number?: string): Promise<IncomingCall> {
    const isWanted = ({ to }: IncomingCall): boolean => number === undefined || to.user === number;
    await until('a call at the trunk', () => this.#waiting.some(isWanted), WITHIN_MS);
    return this.#waiting.splice(this.#waiting.findIndex(isWanted), 1)[0]!;
  }

  /** Answers a call with a telephone. */
  async answer(call: IncomingCall, phone: TrunkPhone): Promise<void> {
    call.handle(phone.handlers);
    const answered = await call.answer(answerSession(call.offer!, phone.media)!);
    if (answered) phone.use(answered);
  }

  /** Calls a number, by the UDP port of SIP of whoever has it. */
  call(
    sipPort: number,
    from: string,
    to: string,
    phone: TrunkPhone,
    headers: readonly Header[] = [],
  ): OutgoingCall {
    return this.#agent.invite({
      peer: { host: HOST, port: sipPort, protocol: 'udp' },
      target: `sip:${to}@${HOST}`,
      from: { uri: `sip:${from}@${HOST}` },
      offer: offerSession(phone.media),
      handlers: phone.handlers,
      headers,
    });
  }

  /** Whether somebody is there. @returns the status of the answer */
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
