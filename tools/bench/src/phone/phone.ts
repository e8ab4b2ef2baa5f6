import { PortRange, RtpLeg } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import { answerSession, offerSession, PCMU, TELEPHONE_EVENT } from '@switchboard/sip';
import type { IncomingCall, LocalMedia, SessionDescription, SipCall } from '@switchboard/sip';
import type { Trunk } from './trunk.ts';

const HOST = '127.0.0.1';
/** Of a telephone: what it says and hears is not resampled. */
const RATE = 8_000;
const ports = new PortRange({ from: 27_000, to: 27_999 });

/** A telephone at a trunk. Whoever has it ticks it. */
export class Phone implements AsyncDisposable {
  readonly #leg: RtpLeg;
  #call: SipCall | undefined;

  private constructor(leg: RtpLeg) {
    this.#leg = leg;
  }

  static async open(): Promise<Phone> {
    const sampleRate = RATE;
    return new Phone(await RtpLeg.open({ ports, host: HOST, clock: systemClock, sampleRate }));
  }

  /** @returns whether the caller was still there */
  async answer(call: IncomingCall): Promise<boolean> {
    this.#negotiate(call.offer);
    this.#call = await call.answer(answerSession(call.offer!, this.#media)!);
    return this.#call !== undefined;
  }

  /** Calls the other end of a trunk, and is in the call when it is answered. */
  async dial(from: Trunk, port: number, { own = 'phone', to = 'somebody' } = {}): Promise<void> {
    const { result } = from.agent.invite({
      peer: { host: HOST, port, protocol: 'udp' },
      target: `sip:${to}@${HOST}`,
      from: { uri: `sip:${own}@${HOST}` },
      offer: offerSession(this.#media),
    });
    const answer = await result;
    if (answer.kind === 'failed') throw new Error(`the call failed: ${answer.end.reason}`);
    this.#call = answer.call;
    this.#negotiate(answer.call.remote);
  }

  /** Talks to whoever is at this port, without a call. @param events the payload type of keys */
  talkTo(port: number, events?: number): void {
    this.#leg.negotiate({
      ...{ codec: 'PCMU', payloadType: 0, address: { host: HOST, port } },
      ...(events !== undefined && { digits: { payloadType: events, clockRate: RATE } }),
    });
  }

  /** Presses a key, where the other side knows keys as events. */
  press(key: string): void {
    if (!this.#leg.press(key)) throw new Error('the other side knows no keys');
  }

  /** Frames that it had to make up. */
  get concealed(): number {
    return this.#leg.statistics.playout?.concealed ?? 0;
  }

  /** One tick. @returns what it hears */
  tick(spoken: Frame | undefined, nowMs: number): Frame | undefined {
    const heard = this.#leg.take(nowMs);
    this.#leg.send(spoken, nowMs);
    return heard;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#call?.end({ reason: 'hung-up' });
    await this.#leg[Symbol.asyncDispose]();
  }

  /** Where it hears. */
  get port(): number {
    return this.#leg.port;
  }

  get #media(): LocalMedia {
    return { address: HOST, port: this.port, codecs: [PCMU, TELEPHONE_EVENT] };
  }

  #negotiate(remote: SessionDescription | undefined): void {
    if (!remote) throw new Error('the other side says nothing of its sound');
    const events = remote.codecs.find(({ name }) => name === TELEPHONE_EVENT.name);
    this.talkTo(remote.port, events?.payloadType);
  }
}
