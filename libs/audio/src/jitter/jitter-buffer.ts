import { FRAME_MS } from '../frame/sample-rate.ts';
import { nextSequence, timestampAfter, timestampDistance } from '../rtp/wrap-around.ts';
import { DelayEstimate } from './delay-estimate.ts';
import { JITTER_LIMITS, noCounts } from './jitter-limits.ts';
import type { JitterCounts, JitterLimits } from './jitter-limits.ts';
import type { MediaPacket } from './media-packet.ts';
import { StreamClock } from './stream-clock.ts';
import type { Transit } from './stream-clock.ts';
import { WaitingPackets } from './waiting-packets.ts';

/** What is to sound next. */
export type Taken =
  /** This packet. `isSurplus`: more wait than are needed, so the next one is to sound at the same time. */
  | { readonly kind: 'packet'; readonly packet: MediaPacket; readonly isSurplus: boolean }
  /** A frame that was lost, or is not here yet: make one up. */
  | { readonly kind: 'missing' }
  /** The sender says nothing. */
  | { readonly kind: 'pause' };

const MISSING: Taken = { kind: 'missing' };
const PAUSE: Taken = { kind: 'pause' };

/** After so many frames without any packet the sender is taken to have stopped. */
const MAX_EMPTY = 6;
/** For so many frames more has to wait than is needed, before that is made less: half a second. */
const SURPLUS_FRAMES = 25;

/**
 * Puts packets into order and holds them as long as they differ in the time they take, so that there is one whenever
 * one is to be played. How long that is follows what the last five seconds were like. It knows no timer: what comes
 * is put with the time at which it came, and whoever plays takes with the time that it is.
 *
 * A packet that is not there when it is to be played is waited for where nothing else has come (so the depth grows),
 * and left out where later ones have. Depth becomes less again a frame at a time.
 */
export class JitterBuffer {
  readonly #frameSamples: number;
  readonly #samplesPerMs: number;
  readonly #limits: JitterLimits;
  readonly #waiting = new WaitingPackets();
  readonly #clock: StreamClock;
  readonly #delay = new DelayEstimate();
  readonly #counts = noCounts();
  #isPlaying = false;
  /** Where playing has come to, in the time of the stream. */
  #position = 0;
  #lastSequence = 0;
  /** When the first packet came that is to be played after a pause. */
  #firstAtMs = 0;
  /** Frames made up since the last packet, for which the time of the stream did not go on. */
  #empty = 0;
  /** The most that waited in the last frames, and how many frames these are. */
  #deepestMs = 0;
  #measured = 0;

  /** @param clockRate units in a second of timestamps: 8,000 for G.711 and 48,000 for Opus */
  constructor(clockRate: number, limits: JitterLimits = JITTER_LIMITS) {
    this.#frameSamples = (clockRate * FRAME_MS) / 1_000;
    this.#samplesPerMs = clockRate / 1_000;
    this.#limits = limits;
    this.#clock = new StreamClock(clockRate);
  }

  get counts(): JitterCounts {
    return { ...this.#counts };
  }

  /** How many packets wait: at most 64. */
  get size(): number {
    return this.#waiting.size;
  }

  /** How long sound is to wait, as the way is at present. */
  get targetMs(): number {
    const { minDepthMs, maxDepthMs } = this.#limits;
    return Math.min(maxDepthMs, Math.max(minDepthMs, this.#delay.spreadMs + FRAME_MS));
  }

  /** How much sound waits. */
  get depthMs(): number {
    const end = this.#waiting.end;
    if (end === undefined) return 0;
    const from = this.#isPlaying ? this.#position : this.#waiting.first!.timestamp;
    return timestampDistance(end, from) / this.#samplesPerMs;
  }

  put(packet: MediaPacket, nowMs: number): void {
    const transit = this.#clock.read(packet, nowMs);
    if (!transit.isContinued) this.#restart();
    this.#learn(transit);
    if (this.#isPlaying && timestampDistance(this.#endOf(packet), this.#position) <= 0) {
      this.#counts.late++;
      return;
    }
    if (this.#waiting.size === 0) this.#firstAtMs = nowMs;
    const outcome = this.#waiting.put(packet);
    if (outcome === 'duplicate') this.#counts.duplicate++;
    if (outcome === 'overflow') this.#counts.dropped++;
  }

  /** What is to sound next: a packet as long as it is, or one frame of whatever else. */
  take(nowMs: number): Taken {
    if (!this.#isPlaying && !this.#begins(nowMs)) return PAUSE;
    this.#shorten();
    const { first } = this.#waiting;
    if (!first) return this.#takeNothing();
    this.#useCredit(first);
    const gap = timestampDistance(first.timestamp, this.#position);
    return gap > 0 ? this.#takeGap(first, gap) : this.#takePacket();
  }

  #endOf(packet: MediaPacket): number {
    return timestampAfter(packet.timestamp, packet.samples);
  }

  #restart(): void {
    if (this.#isPlaying) this.#counts.restarts++;
    this.#counts.dropped += this.#waiting.size;
    this.#waiting.clear();
    this.#delay.reset();
    this.#isPlaying = false;
  }

  /** Who does not let time go on in a pause has another clock after it, and no packet is late by that. */
  #learn({ transitMs, stepMs }: Transit): void {
    const isPaused = !this.#isPlaying && this.#waiting.size === 0;
    if (isPaused && stepMs > this.#limits.maxDepthMs) this.#delay.reset();
    this.#delay.put(transitMs);
  }

  #begins(nowMs: number): boolean {
    const { first } = this.#waiting;
    if (!first) return false;
    const waitedMs = nowMs - this.#firstAtMs;
    if (waitedMs < this.targetMs && this.depthMs - FRAME_MS < this.targetMs) return false;
    this.#isPlaying = true;
    this.#position = first.timestamp;
    this.#empty = 0;
    this.#forgetDepth();
    return true;
  }

  /** After a way was closed all that was held up comes at once: nobody wants to hear it that late. */
  #shorten(): void {
    const most = this.#limits.maxDepthMs + 2 * FRAME_MS;
    if (this.depthMs <= most) return;
    while (this.#waiting.size > 1 && this.depthMs > this.targetMs + FRAME_MS) {
      this.#waiting.take();
      this.#counts.dropped++;
      this.#skipTo(this.#waiting.first!);
    }
  }

  #skipTo(packet: MediaPacket): void {
    this.#position = packet.timestamp;
    this.#lastSequence = (packet.sequence - 1) & 0xffff;
    this.#empty = 0;
    this.#forgetDepth();
  }

  #takeNothing(): Taken {
    this.#empty++;
    if (this.#empty > MAX_EMPTY) {
      this.#isPlaying = false;
      return PAUSE;
    }
    this.#counts.concealed++;
    return MISSING;
  }

  /** What was made up while nothing was there stands for what turns out to be lost. */
  #useCredit(first: MediaPacket): void {
    const gap = timestampDistance(first.timestamp, this.#position);
    if (this.#empty === 0 || gap <= 0 || this.depthMs <= this.targetMs) return;
    const credit = Math.min(gap, this.#empty * this.#frameSamples);
    this.#position = timestampAfter(this.#position, credit);
    this.#empty = 0;
  }

  #takeGap(first: MediaPacket, gap: number): Taken {
    const isPause = first.sequence === nextSequence(this.#lastSequence);
    if (!isPause) this.#counts.concealed++;
    // It is still waited for while less waits than should.
    const waits = !isPause && this.depthMs < this.targetMs && this.#empty < MAX_EMPTY;
    if (waits) this.#empty++;
    else this.#position = timestampAfter(this.#position, Math.min(gap, this.#frameSamples));
    return isPause ? PAUSE : MISSING;
  }

  #takePacket(): Taken {
    const isSurplus = this.#hasSurplus() && this.#waiting.size > 1;
    const packet = this.#waiting.take()!;
    this.#position = this.#endOf(packet);
    this.#lastSequence = packet.sequence;
    this.#empty = 0;
    this.#counts.played++;
    if (isSurplus) {
      this.#counts.hastened++;
      this.#forgetDepth();
    }
    return { kind: 'packet', packet, isSurplus };
  }

  #hasSurplus(): boolean {
    this.#deepestMs = Math.max(this.#deepestMs, this.depthMs);
    if (++this.#measured < SURPLUS_FRAMES) return false;
    const isSurplus = this.#deepestMs > this.targetMs + 2 * FRAME_MS;
    this.#forgetDepth();
    return isSurplus;
  }

  #forgetDepth(): void {
    this.#deepestMs = 0;
    this.#measured = 0;
  }
}
