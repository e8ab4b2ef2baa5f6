import type {
  CallAnswer,
  MediaCandidate,
  MediaDescription,
  MediaSource,
  MediaTrack,
  MediaTransport,
} from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';

export type LinkState = 'connecting' | 'connected' | 'interrupted';

/** How a link speaks to the other end. */
export interface LinkSignals {
  describe(
    description: Pick<MediaDescription, 'transport' | 'kind' | 'sdp' | 'tracks'>,
  ): Promise<CallAnswer<'media.describe'>>;
  candidate(transport: MediaTransport, candidate: MediaCandidate | null): void;
  /** Asks the engine to begin again with us. */
  renew(): void;
}

export interface LinkOptions {
  readonly RTCPeerConnection: typeof globalThis.RTCPeerConnection;
  readonly configuration: RTCConfiguration;
  readonly clock: Clock;
  readonly signals: LinkSignals;
  /** A track of somebody else's arrived; in a link between two, nobody says whose. */
  readonly onTrack: (track: MediaStreamTrack, source: MediaSource, user?: string) => void;
  readonly onState: () => void;
  readonly onChannel?: (channel: RTCDataChannel) => void;
  /** There are senders now that were not there before. */
  readonly onAdopted?: () => void;
}

/** Media to and from the other side, over one peer connection or two. */
export interface Link {
  readonly state: LinkState;
  /** The sender of each source that may be sent. */
  sender(source: MediaSource): RTCRtpSender | undefined;
  describe(description: MediaDescription): Promise<void>;
  candidate(transport: MediaTransport, candidate: MediaCandidate | null): Promise<void>;
  /** Looks for another path, because the network has changed. */
  restart(): void;
  connections(): readonly RTCPeerConnection[];
  /** What the section `mid` of one of the connections carries. */
  sourceAt(connection: number, mid: string): MediaSource | undefined;
  close(): void;
}

/** Which section of a connection carries what, as the other end has to be told. */
export function tracksOf(sections: ReadonlyMap<MediaSource, RTCRtpTransceiver>): MediaTrack[] {
  return [...sections].flatMap(([source, { mid }]) => (mid === null ? [] : [{ mid, source }]));
}

export function sendCandidates(
  connection: RTCPeerConnection,
  transport: MediaTransport,
  signals: LinkSignals,
): void {
  connection.onicecandidate = ({ candidate }) => {
    // An empty one ends a generation; the end of all of them is `null`.
    if (candidate?.candidate === '') return;
    signals.candidate(transport, candidate ? candidateOf(candidate) : null);
  };
}

export async function addCandidate(
  connection: RTCPeerConnection,
  candidate: MediaCandidate | null,
): Promise<void> {
  if (candidate) await connection.addIceCandidate(candidate as RTCIceCandidateInit);
}

function candidateOf({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate) {
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
}
