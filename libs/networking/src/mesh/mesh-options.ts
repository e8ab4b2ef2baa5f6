import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';
import type { Signalling } from './signalling.ts';

/** What a relay lets one in with, and until when. */
export interface IceCredentials {
  readonly iceServers: readonly RTCIceServer[];
  readonly expiresOn: Date;
}

/** Why credentials are asked for: what one has will do where it is young, but for what does not reach anybody. */
export type CredentialsReason = 'opening' | 'expiring' | 'unreachable';

/**
 * What went wrong with one of them, or with the relay. Who was dropped is asked again a few times, but for one that did
 * not read.
 */
export type MeshTrouble =
  /** It took nothing for long, while much waited for it. */
  | { readonly kind: 'peer-dropped'; readonly peer: PeerId; readonly reason: 'not-reading' }
  /** No way to it was found, or the one there was broke. */
  | { readonly kind: 'peer-dropped'; readonly peer: PeerId; readonly reason: 'unreachable' }
  /** There are as many already as there may be. */
  | { readonly kind: 'peer-refused'; readonly peer: PeerId }
  /** New ones are asked for again; what is connected stays so until the relay ends it. */
  | { readonly kind: 'no-credentials'; readonly error: unknown };

export interface MeshTransportOptions {
  readonly signalling: Signalling;
  readonly clock: Clock;
  /** The browser's, or one that keeps to the standard. */
  readonly RTCPeerConnection: new (configuration?: RTCConfiguration) => RTCPeerConnection;
  /** Asked when it opens, before what it has expires, and when a path has broken: the relay may be another one by now. */
  readonly iceServers: (reason: CredentialsReason) => Promise<IceCredentials>;
  /** `relay` where nobody is to learn our address; `all` unless said otherwise. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  readonly onTrouble?: (trouble: MeshTrouble) => void;
}

export type MeshPeerState = 'connecting' | 'connected' | 'interrupted';

/** One end of a path, as far as the browser tells. */
export interface MeshCandidate {
  /** `host`, `srflx`, `prflx` or `relay`. */
  readonly type?: string;
  readonly protocol?: string;
  /** How the relay is reached: `udp`, `tcp` or `tls`. */
  readonly relayProtocol?: string;
  /** Of the STUN or TURN server it is from. */
  readonly url?: string;
}

export interface MeshPeerStatistics {
  readonly peer: PeerId;
  readonly state: MeshPeerState;
  readonly path?: { readonly local: MeshCandidate; readonly remote: MeshCandidate };
  readonly roundTripMs?: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}
