import type { PeerId } from '@switchboard/networking';

export const PATH_KINDS = ['call', 'mesh'] as const;
/** Over the data channel of a call, or over connections of one's own. */
export type PathKind = (typeof PATH_KINDS)[number];

export type PathState =
  | { readonly status: 'connecting' }
  | { readonly status: 'open' }
  | { readonly status: 'failed'; readonly failure: unknown };

export interface PeerState {
  readonly id: PeerId;
  /** Over which path they are reached now; undefined while by none. */
  readonly path: PathKind | undefined;
  /** Over another than the preferred one, which could be otherwise: who was never in the call is not missed there. */
  readonly isFallback: boolean;
}

export interface SpaceState {
  readonly paths: Readonly<Record<PathKind, PathState>>;
  readonly preferred: PathKind;
  /** Who changed the path last, if it was somebody else. */
  readonly preferredBy: PeerId | undefined;
  readonly peers: readonly PeerState[];
  /** Connections of our own go through the relay, even where there is a shorter way. */
  readonly isRelayOnly: boolean;
}

export const initialSpaceState: SpaceState = {
  paths: { call: { status: 'connecting' }, mesh: { status: 'connecting' } },
  preferred: 'call',
  preferredBy: undefined,
  peers: [],
  isRelayOnly: false,
};

export function isPathKind(kind: string | undefined): kind is PathKind {
  return PATH_KINDS.some((known) => known === kind);
}
