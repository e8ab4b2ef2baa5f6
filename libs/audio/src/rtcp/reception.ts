import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { sequenceDistance } from '../rtp/wrap-around.ts';
import { middleOf } from './ntp-time.ts';
import type { NtpTime } from './ntp-time.ts';
import type { ReportBlock } from './report-block.ts';

/** A jump further than this is a stream that has begun anew (MAX_DROPOUT of RFC 3550). */
const MAX_DROPOUT = 3_000;
const MAX_LOST = 0x7fffff;
const UNITS_PER_MS = 65.536;

/** How a stream arrives, in units that people read. */
export interface ReceptionStatistics {
  readonly received: number;
  /** Expected and not received; less than none when packets came twice. */
  readonly lost: number;
  readonly jitterMs: number;
}

/** Counts one stream after another, as appendix A of RFC 3550 does. */
export class Reception {
  readonly #clockRate: number;
  #ssrc: number | undefined;
  #first = 0;
  #highest = 0;
  #received = 0;
  #jitter = 0;
  #transit: number | undefined;
  #timestamp: number | undefined;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #lastReport: { readonly middle: number; readonly atMs: number } | undefined;

  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  get statistics(): ReceptionStatistics {
    return {
      received: this.#received,
      lost: this.#expected - this.#received,
      jitterMs: (this.#jitter / this.#clockRate) * 1_000,
    };
  }

  put(packet: RtpPacket, nowMs: number): void {
    const step = sequenceDistance(packet.sequence, this.#highest & 0xffff);
    if (packet.ssrc !== this.#ssrc || Math.abs(step) > MAX_DROPOUT) this.#begin(packet);
    else if (step > 0) this.#highest += step;
    this.#received++;
    this.#measure(packet.timestamp, nowMs);
  }

  /** A sender report of the same stream came: with the next report it measures the round trip. */
  heard(time: NtpTime, nowMs: number): void {
    this.#lastReport = { middle: middleOf(time), atMs: nowMs };
  }

  /** @returns what came since the last one, or nothing before the first packet */
  report(nowMs: number): ReportBlock | undefined {
    if (this.#ssrc === undefined) return undefined;
    const lost = this.#expected - this.#received;
    const since = this.#lastReport && Math.max(0, nowMs - this.#lastReport.atMs);
    return {
      ssrc: this.#ssrc,
      fractionLost: this.#fractionLost(),
      lost: Math.max(-MAX_LOST, Math.min(MAX_LOST, lost)),
      highestSequence: this.#highest >>> 0,
      jitter: Math.min(0xffffffff, Math.round(this.#jitter)),
      lastReport: this.#lastReport?.middle ?? 0,
      sinceLastReport: Math.min(0xffffffff, Math.round((since ?? 0) * UNITS_PER_MS)),
    };
  }

  get #expected(): number {
    return this.#ssrc === undefined ? 0 : this.#highest - this.#first + 1;
  }

  #begin({ ssrc, sequence }: RtpPacket): void {
    this.#ssrc = ssrc;
    this.#first = sequence;
    this.#highest = sequence;
    this.#received = 0;
    this.#jitter = 0;
    this.#transit = undefined;
    this.#timestamp = undefined;
    this.#expectedBefore = 0;
    this.#receivedBefore = 0;
    this.#lastReport = undefined;
  }

  #fractionLost(): number {
    const expected = this.#expected - this.#expectedBefore;
    const received = this.#received - this.#receivedBefore;
    this.#expectedBefore = this.#expected;
    this.#receivedBefore = this.#received;
    if (expected <= 0 || received >= expected) return 0;
    return Math.min(255, Math.floor(((expected - received) * 256) / expected));
  }

  #measure(timestamp: number, nowMs: number): void {
    // The packets of a digit all have the time of its beginning: they tell nothing of the way.
    if (timestamp === this.#timestamp) return;
    this.#timestamp = timestamp;
    const transit = Math.round((nowMs * this.#clockRate) / 1_000) - timestamp;
    const change = Math.abs((transit - (this.#transit ?? transit)) | 0);
    this.#transit = transit;
    this.#jitter += (change - this.#jitter) / 16;
  }
}
