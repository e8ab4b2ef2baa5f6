import { randomBytes } from 'node:crypto';
import { middleOf, ntpTimeOf } from '../rtcp/ntp-time.ts';
import { Reception } from '../rtcp/reception.ts';
import type { ReceptionStatistics } from '../rtcp/reception.ts';
import type { ReportBlock } from '../rtcp/report-block.ts';
import type { RtcpPacket } from '../rtcp/rtcp-packet.ts';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import type { RtpSender } from '../rtp/rtp-sender.ts';

/** What the peer says of what it gets. */
export interface PeerReport {
  /** Of one, since its last report. */
  readonly loss: number;
  /** There and back, where the peer has heard of a report of this side. */
  readonly roundTripMs: number | undefined;
}

const EVERY_MS = 5_000;
const UNITS_PER_MS = 65.536;

/** Reports of both sides of a leg: every five seconds, by half more or less, so that not all legs report at once. */
export class LegReports {
  readonly #sender: RtpSender;
  readonly #cname = randomBytes(12).toString('base64url');
  #reception: Reception;
  #dueMs = 0;
  #peer: PeerReport | undefined;

  constructor(sender: RtpSender, clockRate: number) {
    this.#sender = sender;
    this.#reception = new Reception(clockRate);
  }

  get reception(): ReceptionStatistics {
    return this.#reception.statistics;
  }

  get peer(): PeerReport | undefined {
    return this.#peer;
  }

  /** Another codec counts by another clock. */
  restart(clockRate: number): void {
    this.#reception = new Reception(clockRate);
  }

  put(packet: RtpPacket, nowMs: number): void {
    this.#reception.put(packet, nowMs);
  }

  read(packets: readonly RtcpPacket[], nowMs: number): void {
    for (const packet of packets) {
      if (packet.kind === 'sender-report') this.#reception.heard(packet, nowMs);
      if (packet.kind !== 'sender-report' && packet.kind !== 'receiver-report') continue;
      const ours = packet.reports.find(({ ssrc }) => ssrc === this.#sender.ssrc);
      if (ours) this.#peer = { loss: ours.fractionLost / 256, roundTripMs: roundTrip(ours, nowMs) };
    }
  }

  /** @returns what is to be sent now: nothing most of the time */
  due(nowMs: number): RtcpPacket[] {
    if (nowMs < this.#dueMs) return [];
    const isFirst = this.#dueMs === 0;
    this.#dueMs = nowMs + EVERY_MS * (0.5 + Math.random());
    return isFirst ? [] : this.#report(nowMs);
  }

  goodbye(nowMs: number): RtcpPacket[] {
    return [...this.#report(nowMs), { kind: 'goodbye', ssrcs: [this.#sender.ssrc] }];
  }

  #report(nowMs: number): RtcpPacket[] {
    const { ssrc, timestamp, sent } = this.#sender;
    const report = this.#reception.report(nowMs);
    const reports = report ? [report] : [];
    const first: RtcpPacket =
      sent.packets > 0
        ? { kind: 'sender-report', ssrc, ...ntpTimeOf(nowMs), timestamp, ...sent, reports }
        : { kind: 'receiver-report', ssrc, reports };
    return [first, { kind: 'source-description', ssrc, cname: this.#cname }];
  }
}

/** Between the report of this side and that of the peer, less what the peer waited (RFC 3550 section 6.4.1). */
function roundTrip(
  { lastReport, sinceLastReport }: ReportBlock,
  nowMs: number,
): number | undefined {
  if (lastReport === 0) return undefined;
  const units = (middleOf(ntpTimeOf(nowMs)) - lastReport - sinceLastReport) | 0;
  return Math.max(0, units / UNITS_PER_MS);
}
