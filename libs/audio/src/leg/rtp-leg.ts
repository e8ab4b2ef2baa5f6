import type { Clock } from '@switchboard/kernel';
import { DigitReceiver } from '../dtmf/digit-receiver.ts';
import { DigitSender } from '../dtmf/digit-sender.ts';
import type { Digit } from '../dtmf/digit.ts';
import type { Frame } from '../frame/frame.ts';
import { FRAME_MS } from '../frame/sample-rate.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import type { PlayoutStatistics } from '../jitter/playout.ts';
import type { ReceptionStatistics } from '../rtcp/reception.ts';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { RtpSender } from '../rtp/rtp-sender.ts';
import type { SentTotals } from '../rtp/rtp-sender.ts';
import type { LatchLimits } from '../socket/latch.ts';
import type { PortRange } from '../socket/port-range.ts';
import { RtpSocket } from '../socket/rtp-socket.ts';
import type { SocketCounts } from '../socket/rtp-socket.ts';
import { payloadTypesOf } from './leg-media.ts';
import type { LegMedia } from './leg-media.ts';
import { LegReports } from './leg-reports.ts';
import type { PeerReport } from './leg-reports.ts';
import { LegSound } from './leg-sound.ts';

export interface RtpLegOptions {
  readonly ports: PortRange;
  /** The address to bind to. */
  readonly host: string;
  readonly clock: Clock;
  /** Of the frames on this side. Default 48,000, as the mixer has. */
  readonly sampleRate?: SampleRate;
  /** The peer pressed a key. */
  readonly onDigit?: (digit: Digit) => void;
  readonly latch?: LatchLimits;
  /** For pretend networks: is handed each datagram of either direction, and lets it go on late, or never. */
  readonly impair?: (goOn: () => void) => void;
}

/** How good a leg is. */
export interface LegStatistics {
  /** Sound and digits. */
  readonly sent: SentTotals;
  readonly socket: SocketCounts;
  readonly reception: ReceptionStatistics;
  /** Nothing before anything was negotiated. */
  readonly playout: PlayoutStatistics | undefined;
  /** Nothing before the peer has reported. */
  readonly peer: PeerReport | undefined;
}

const NO_CLOCK_RATE = 8_000;

/**
 * A telephone: sound and digits both ways over RTP. Knows no timer; whoever has it calls `take` and `send` once each 20 ms. Opened
 * for its port, which an SDP names; silent until `negotiate` says what was agreed on.
 */
export class RtpLeg implements AsyncDisposable {
  readonly #options: RtpLegOptions;
  readonly #socket: RtpSocket;
  readonly #sender = new RtpSender();
  readonly #reports = new LegReports(this.#sender, NO_CLOCK_RATE);
  readonly #digitsHeard = new DigitReceiver();
  #media: LegMedia | undefined;
  #sound: LegSound | undefined;
  #digits: DigitSender | undefined;
  #lastPacketAtMs: number | undefined;
  /** The next packet of sound begins a talkspurt. */
  #begins = true;

  private constructor(options: RtpLegOptions, socket: RtpSocket) {
    this.#options = options;
    this.#socket = socket;
  }

  /** @throws `ports-exhausted`, `socket-unavailable` */
  static async open(options: RtpLegOptions): Promise<RtpLeg> {
    const socket = await RtpSocket.open({
      ...options,
      onPacket: (packet, nowMs) => leg.#receive(packet, nowMs),
      onRtcp: (packets, nowMs) => leg.#reports.read(packets, nowMs),
    });
    // Nothing comes before `negotiate`: the socket hears nobody until then.
    const leg = new RtpLeg(options, socket);
    return leg;
  }

  /** For an SDP: even, and reports on the next one. */
  get port(): number {
    return this.#socket.port;
  }

  /** When the peer was heard last; nothing before the first packet. Whoever watches it tells a dead leg from a quiet one. */
  get lastPacketAtMs(): number | undefined {
    return this.#lastPacketAtMs;
  }

  get statistics(): LegStatistics {
    return {
      sent: this.#sender.sent,
      socket: this.#socket.counts,
      reception: this.#reports.reception,
      playout: this.#sound?.statistics,
      peer: this.#reports.peer,
    };
  }

  /** The first time, and each time that an SDP comes: what stays the same is not interrupted. @throws `address-invalid` */
  negotiate(media: LegMedia): void {
    this.#socket.expect({ ...media, payloadTypes: payloadTypesOf(media) });
    if (this.#sound?.name !== media.codec) this.#useCodec(media);
    const isSame = this.#media?.digits?.clockRate === media.digits?.clockRate;
    if (!isSame) this.#digits = media.digits && new DigitSender(media.digits);
    this.#media = media;
  }

  /** @returns what the peer says in these 20 ms; nothing where it says nothing */
  take(nowMs: number): Frame | undefined {
    return this.#sound?.take(nowMs);
  }

  /**
   * 20 ms to the peer, and reports where they are due.
   * @param frame nothing where nothing is to be sent; time goes on all the same
   */
  send(frame: Frame | undefined, nowMs: number): void {
    const { clockRate = NO_CLOCK_RATE } = this.#sound ?? {};
    const isDigit = this.#sendDigit();
    if (!isDigit) this.#sendSound(frame);
    this.#sender.pass((clockRate * FRAME_MS) / 1_000);
    if (this.#media) this.#socket.sendRtcp(this.#reports.due(nowMs));
  }

  /**
   * Presses keys, one after another, in place of the sound.
   * @returns whether the peer knows keys as events; otherwise nothing is sent
   * @throws `digit-invalid`, `digits-full`
   */
  press(digits: string): boolean {
    this.#digits?.press(digits);
    return this.#digits !== undefined;
  }

  /** Says goodbye, and gives its ports back. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#media) this.#socket.sendRtcp(this.#reports.goodbye(this.#options.clock.now()));
    this.#media = undefined;
    this.#sound?.[Symbol.dispose]();
    this.#sound = undefined;
    await this.#socket[Symbol.asyncDispose]();
  }

  #useCodec({ codec }: LegMedia): void {
    this.#sound?.[Symbol.dispose]();
    this.#sound = new LegSound(codec, this.#options.sampleRate ?? 48_000);
    this.#reports.restart(this.#sound.clockRate);
    this.#begins = true;
  }

  #receive(packet: RtpPacket, nowMs: number): void {
    this.#lastPacketAtMs = nowMs;
    this.#reports.put(packet, nowMs);
    if (packet.payloadType === this.#media?.payloadType) this.#sound?.put(packet, nowMs);
    else if (packet.payloadType === this.#media?.digits?.payloadType) this.#hearDigit(packet);
  }

  #hearDigit(packet: RtpPacket): void {
    const digit = this.#digitsHeard.put(packet);
    if (digit) this.#options.onDigit?.(digit);
  }

  #sendDigit(): boolean {
    const digits = this.#media?.digits;
    const event = this.#digits?.tick(this.#sender.timestamp);
    if (!event || !digits) return false;
    this.#socket.send(this.#sender.packet({ ...event, payloadType: digits.payloadType }));
    this.#begins = true;
    return true;
  }

  #sendSound(frame: Frame | undefined): void {
    const media = this.#media;
    if (!frame || !media || !this.#sound || media.isSending === false) {
      this.#begins = true;
      return;
    }
    const payload = this.#sound.encode(frame);
    const { payloadType } = media;
    this.#socket.send(this.#sender.packet({ payloadType, payload, marker: this.#begins }));
    this.#begins = false;
  }
}
