import { randomInt } from 'node:crypto';
import type { CryptoLine } from './crypto-line.ts';
import type { Direction } from './direction.ts';
import type { AudioCodec, SessionDescription } from './session-description.ts';

/** Where our audio is, and what it can be. */
export interface LocalMedia {
  readonly address: string;
  readonly port: number;
  readonly codecs: readonly AudioCodec[];
  readonly ptimeMs?: number;
  readonly direction?: Direction;
  /** What to offer for SRTP, or whether to answer where it is offered. */
  readonly crypto?: readonly CryptoLine[];
  readonly isRtcpMux?: boolean;
}

const codec = (name: string, payloadType: number, clockRate = 8_000): AudioCodec => ({
  ...{ name, payloadType, clockRate, channels: 1 },
});

export const PCMU = codec('PCMU', 0);
export const PCMA = codec('PCMA', 8);
/** Opus always says two channels and 48 kHz (RFC 7587). */
export const OPUS: AudioCodec = {
  ...codec('opus', 96, 48_000),
  channels: 2,
  parameters: 'useinbandfec=1',
};
export const TELEPHONE_EVENT: AudioCodec = { ...codec('telephone-event', 101), parameters: '0-16' };

/** An offer to begin a call with. */
export function offerSession(media: LocalMedia): SessionDescription {
  const { address, port, codecs, ptimeMs = 20, direction = 'sendrecv', crypto = [] } = media;
  return {
    sessionId: String(randomInt(2 ** 47)),
    version: 1,
    ...{ address, port, codecs, ptimeMs, direction, crypto },
    isRtcpMux: media.isRtcpMux ?? false,
    profile: crypto.length > 0 ? 'RTP/SAVP' : 'RTP/AVP',
    before: [],
    after: [],
  };
}
