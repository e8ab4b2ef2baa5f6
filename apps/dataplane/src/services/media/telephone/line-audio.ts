import { RtpLeg, srtp } from '@switchboard/audio';
import type { PortRange, Protection } from '@switchboard/audio';
import { systemClock } from '@switchboard/kernel';
import type { MediaEvent } from '../audio/audio-port.ts';
import { CallAudio } from '../audio/call-audio.ts';
import type { MediaSignalling } from '../audio/signalling.ts';
import { LineMeter } from './line-meter.ts';
import type { LineMedia, LineQuality } from './protocol.ts';

export interface LinePlace {
  readonly ports: PortRange;
  readonly host: string;
  readonly silenceMs: number;
}

export interface LineEvents {
  digit(digit: Parameters<NonNullable<Parameters<typeof RtpLeg.open>[0]['onDigit']>>[0]): void;
  dead(): void;
  measured(quality: LineQuality): void;
  failed(error: unknown): void;
}

/** How often reports of RTCP come. */
const MEASURE_EVERY_MS = 5_000;

/** The sound of one telephone, between its RTP and the call that it is in. */
export class LineAudio implements AsyncDisposable {
  readonly #leg: RtpLeg;
  readonly #call: CallAudio;
  readonly #events: LineEvents;
  readonly #silenceMs: number;
  #media: LineMedia | undefined;
  #protection: Protection | undefined;
  readonly #meter = new LineMeter();
  #measuredAtMs = systemClock.now();
  /** From when on the peer is expected to send. */
  #expectedSinceMs: number | undefined;

  private constructor(
    leg: RtpLeg,
    signalling: MediaSignalling,
    events: LineEvents,
    silenceMs: number,
  ) {
    this.#leg = leg;
    this.#silenceMs = silenceMs;
    this.#events = events;
    this.#call = new CallAudio(signalling, { failed: (error) => events.failed(error) });
  }

  static async open(
    { silenceMs, ...where }: LinePlace,
    signalling: MediaSignalling,
    events: LineEvents,
  ): Promise<LineAudio> {
    const leg = await RtpLeg.open({
      ...{ ...where, clock: systemClock },
      onDigit: (digit) => events.digit(digit),
    });
    return new LineAudio(leg, signalling, events, silenceMs);
  }

  get port(): number {
    return this.#leg.port;
  }

  measure(): LineQuality {
    return this.#meter.measure(this.#leg.statistics);
  }

  negotiate(media: LineMedia): void {
    const { keys } = media;
    const isSame =
      keys?.ours === this.#media?.keys?.ours && keys?.theirs === this.#media?.keys?.theirs;
    // The same keys remember what has come: a new one would take it twice.
    if (!isSame) this.#protection = keys && srtp(keys.ours, keys.theirs);
    const { address, codec, payloadType, digits, isRtcpMuxed, isSending } = media;
    this.#leg.negotiate({
      ...{ address, codec, payloadType, isRtcpMuxed, isSending },
      ...(digits && { digits }),
      ...(this.#protection && { protection: this.#protection }),
    });
    this.#media = media;
    this.#expectedSinceMs = media.isReceiving ? systemClock.now() : undefined;
  }

  hear(event: MediaEvent): void {
    this.#call.hear(event);
  }

  /** False when the peer knows no keys. */
  press(digits: string): boolean {
    return this.#leg.press(digits);
  }

  tick(nowMs: number): void {
    const heard = this.#call.tick(this.#leg.take(nowMs));
    this.#leg.send(heard, nowMs);
    this.#watch(nowMs);
    if (nowMs - this.#measuredAtMs < MEASURE_EVERY_MS) return;
    this.#measuredAtMs = nowMs;
    this.#events.measured(this.measure());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#call[Symbol.asyncDispose](), this.#leg[Symbol.asyncDispose]()]);
  }

  #watch(nowMs: number): void {
    if (this.#expectedSinceMs === undefined) return;
    const lastMs = Math.max(this.#expectedSinceMs, this.#leg.lastPacketAtMs ?? 0);
    if (nowMs - lastMs < this.#silenceMs) return;
    this.#expectedSinceMs = undefined;
    this.#events.dead();
  }
}
