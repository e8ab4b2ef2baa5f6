import type { CryptoLine } from './crypto-line.ts';
import type { Direction } from './direction.ts';

export interface AudioCodec {
  /** As registered: PCMU, PCMA, opus, telephone-event. Compared without regard to case. */
  readonly name: string;
  readonly payloadType: number;
  readonly clockRate: number;
  readonly channels: number;
  /** The value of a=fmtp. */
  readonly parameters?: string;
}

export type MediaProfile = 'RTP/AVP' | 'RTP/AVPF' | 'RTP/SAVP' | 'RTP/SAVPF';

/** A stream that is not the audio we talk about: refused where we answer, and kept in its place. */
export interface OtherMedia {
  readonly kind: string;
  readonly profile: string;
  readonly formats: string;
}

/** What one side says of itself: an offer or an answer of one stream of audio. */
export interface SessionDescription {
  /** Of o=: the same for all descriptions of one side of one call. */
  readonly sessionId: string;
  /** Grows by one whenever the description changes. */
  readonly version: number;
  /** Where the audio is to be sent to. */
  readonly address: string;
  /** 0 where the stream is refused. */
  readonly port: number;
  readonly rtcpPort?: number;
  readonly isRtcpMux: boolean;
  readonly profile: MediaProfile;
  /** In order of preference, telephone-event among them. */
  readonly codecs: readonly AudioCodec[];
  readonly ptimeMs?: number;
  readonly direction: Direction;
  /** Keys for SRTP (SDES): one in an answer. */
  readonly crypto: readonly CryptoLine[];
  readonly before: readonly OtherMedia[];
  readonly after: readonly OtherMedia[];
}
