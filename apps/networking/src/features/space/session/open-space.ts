import type { OpenCredential } from '@switchboard/access-api/client';
import { groupIdOf, threadSignals } from '@switchboard/chat';
import { Scope, systemClock } from '@switchboard/kernel';
import {
  DataSession,
  EitherSignalling,
  FIRST_OWN_TOPIC,
  MeshTransport,
  ThreadSignalling,
  transportSignalling,
} from '@switchboard/networking';
import type { FileOffer, IceCredentials, Signalling } from '@switchboard/networking';
import type { ChatClient } from '@switchboard/page-session';
import { Doc } from 'yjs';
import { keepPath } from './keep-path';
import { openCall } from './open-call';
import { initialSpaceState, isPathKind } from './space-state';
import type { PathKind, PathState, SpaceState } from './space-state';
import { Store } from './store';

export interface SpaceOptions {
  readonly threadId: string;
  readonly name: string;
  readonly opened: OpenCredential;
  readonly client: ChatClient;
  readonly relay: () => Promise<IceCredentials>;
  readonly isRelayOnly: boolean;
  readonly onOffer: (offer: FileOffer) => void;
  readonly onInherited: (things: readonly number[]) => void;
}

/** What is said on the channel of a session about connections beside it. */
const SIGNALS = FIRST_OWN_TOPIC;

/** One's place in a space: what is shared there, and the paths to the others. */
export class Space implements AsyncDisposable {
  readonly self: string;
  readonly doc = new Doc();
  readonly data: DataSession;
  readonly store = new Store<SpaceState>(initialSpaceState);
  readonly #options: SpaceOptions;
  readonly #scope = new Scope();
  readonly #openers: Partial<Record<PathKind, () => void>> = {};
  readonly #seenInCall = new Set<string>();
  #mesh: MeshTransport | undefined;

  constructor(options: SpaceOptions) {
    this.#options = options;
    this.store.patch({ isRelayOnly: options.isRelayOnly });
    this.self = options.opened.userId;
    this.#scope.add(() => this.doc.destroy());
    this.data = this.#scope.use(
      new DataSession({
        self: this.self,
        clock: systemClock,
        preferred: this.store.getSnapshot().preferred,
        doc: this.doc,
        onOffer: options.onOffer,
        onInherited: options.onInherited,
        onPreferred: (kind, by) => this.#preferred(kind, by),
      }),
    );
    this.#watchPeers();
    const signalling = this.#openSignalling();
    this.#keep('call', (scope) => this.#openCall(scope));
    this.#keep('mesh', () => this.#openMesh(signalling));
    this.#watchNetwork();
  }

  /** Moves everybody in the space to another path. */
  prefer(kind: PathKind): void {
    this.data.transport.prefer(kind);
  }

  /** Opens a path again that has failed. */
  retry(kind: PathKind): void {
    if (this.store.getSnapshot().paths[kind].status !== 'failed') return;
    this.#openers[kind]?.();
  }

  /** What others have learned of our addresses before, they know. */
  setRelayOnly(isRelayOnly: boolean): void {
    this.store.patch({ isRelayOnly });
    this.#mesh?.setPolicy(this.#policy);
  }

  /** How each is reached over connections of our own; empty while there are none. */
  async meshStatistics() {
    return (await this.#mesh?.statistics()) ?? [];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#scope.end();
  }

  get #policy(): RTCIceTransportPolicy {
    return this.store.getSnapshot().isRelayOnly ? 'relay' : 'all';
  }

  #keep(kind: PathKind, open: Parameters<typeof keepPath>[1]['open']): void {
    const begin = (): void =>
      void keepPath(this.#scope, {
        open,
        use: (path) => this.data.add(path),
        onState: (state) => this.#pathState(kind, state),
      });
    this.#openers[kind] = begin;
    begin();
  }

  async #openCall(scope: Scope) {
    const { opened, name, threadId } = this.#options;
    // Another call than that of the conversation: whoever talks there is not here.
    return openCall(scope, { opened, name, groupId: await groupIdOf(`space of ${threadId}`) });
  }

  async #openMesh(signalling: Signalling): Promise<MeshTransport> {
    const policy = this.#policy;
    const mesh = await MeshTransport.open({
      signalling,
      clock: systemClock,
      RTCPeerConnection,
      iceServers: this.#options.relay,
      iceTransportPolicy: policy,
    });
    if (policy !== this.#policy) mesh.setPolicy(this.#policy);
    return (this.#mesh = mesh);
  }

  /** The others of the call agree over it; who is not in it, as a robot, by the conversation. */
  #openSignalling(): Signalling {
    const { client, threadId } = this.#options;
    const { transport, channel } = this.data;
    const thread = threadSignals(client, threadId, this.self);
    const far = this.#scope.use(
      new ThreadSignalling({ self: this.self, thread, clock: systemClock }),
    );
    const near = transportSignalling({ transport, channel, topic: SIGNALS });
    const isNear = (peer: string): boolean => transport.pathTo(peer) !== undefined;
    return new EitherSignalling({ near, far, isNear });
  }

  #watchPeers(): void {
    const look = (): void => this.#lookAtPeers();
    const { transport } = this.data;
    this.#scope.use(transport.subscribe({ peerJoined: look, peerLeft: look, moved: look }));
  }

  #lookAtPeers(): void {
    const { transport } = this.data;
    const peers = transport.peers().map((id) => {
      const kind = transport.pathTo(id);
      const path = isPathKind(kind) ? kind : undefined;
      if (path === 'call') this.#seenInCall.add(id);
      const isExpected = transport.kind === 'mesh' || this.#seenInCall.has(id);
      return { id, path, isFallback: isExpected && path !== transport.kind };
    });
    this.store.patch({ peers });
  }

  #watchNetwork(): void {
    const online = (): void => {
      this.#mesh?.restart();
      for (const kind of ['call', 'mesh'] as const) this.retry(kind);
    };
    window.addEventListener('online', online);
    this.#scope.add(() => window.removeEventListener('online', online));
  }

  #pathState(kind: PathKind, state: PathState): void {
    if (this.#scope.ended) return;
    const { paths } = this.store.getSnapshot();
    this.store.patch({ paths: { ...paths, [kind]: state } });
  }

  #preferred(kind: string, by: string): void {
    if (!isPathKind(kind)) return;
    this.store.patch({ preferred: kind, preferredBy: by === this.self ? undefined : by });
    this.#lookAtPeers();
  }
}
