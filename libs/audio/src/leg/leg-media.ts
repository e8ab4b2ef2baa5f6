import type { CodecName } from '../codec/codec.ts';
import type { RemoteMedia } from '../socket/rtp-socket.ts';

/** What two SDPs have agreed on. Numbers of payload types are the same in both directions. */
export interface LegMedia extends Omit<RemoteMedia, 'payloadTypes'> {
  readonly codec: CodecName;
  /** 0 for PCMU, 8 for PCMA, of the dynamic ones for Opus. */
  readonly payloadType: number;
  /** Keys as events, where the peer knows them. */
  readonly digits?: {
    readonly payloadType: number;
    /** As the SDP says: beside Opus some peers have 48,000, and others 8,000. */
    readonly clockRate: number;
  };
  /** Not where the peer holds the call, or is held: `sendonly`, `recvonly`, `inactive`. Default true. */
  readonly isSending?: boolean;
}

/** RFC 3389: tells how quiet it is where the peer says nothing. Taken and not played: the mixer has a noise of its own. */
const COMFORT_NOISE = 13;

export const payloadTypesOf = ({ payloadType, digits }: LegMedia): number[] =>
  digits ? [payloadType, COMFORT_NOISE, digits.payloadType] : [payloadType, COMFORT_NOISE];
