import type { ReportBlock } from './report-block.ts';

/** What was sent so far, and what it is in time of the day. */
export interface SenderReport {
  readonly kind: 'sender-report';
  readonly ssrc: number;
  /** NTP time: seconds since 1900, and 2 to the power of -32 seconds. */
  readonly ntpSeconds: number;
  readonly ntpFraction: number;
  readonly timestamp: number;
  readonly packets: number;
  readonly octets: number;
  readonly reports: readonly ReportBlock[];
}

export interface ReceiverReport {
  readonly kind: 'receiver-report';
  readonly ssrc: number;
  readonly reports: readonly ReportBlock[];
}

/** Of what RFC 3550 lets be told, only the name that outlives a change of SSRC. */
export interface SourceDescription {
  readonly kind: 'source-description';
  readonly ssrc: number;
  /** At most 255 bytes of UTF-8. Holds nothing of a person here. */
  readonly cname: string;
}

/** The sources have ended. */
export interface Goodbye {
  readonly kind: 'goodbye';
  readonly ssrcs: readonly number[];
}

export type RtcpPacket = SenderReport | ReceiverReport | SourceDescription | Goodbye;

export const RTCP_TYPES = {
  'sender-report': 200,
  'receiver-report': 201,
  'source-description': 202,
  goodbye: 203,
} as const satisfies Record<RtcpPacket['kind'], number>;

export const REPORT_BLOCK_BYTES = 24;
/** Its count has five bits. */
export const MAX_ITEMS = 31;
export const CNAME_ITEM = 1;
