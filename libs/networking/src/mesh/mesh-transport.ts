import { assertSendable } from '../transport/assert-sendable.ts';
import { Listeners } from '../transport/listeners.ts';
import type {
  DataTransport,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from '../transport/transport.ts';
import { CredentialsWatch } from './credentials-watch.ts';
import { MAX_MESSAGE_BYTES } from './link-channels.ts';
import { MESH_HEADER_BYTES, writeMeshFrame } from './mesh-frame.ts';
import { MeshPeers } from './mesh-peers.ts';
import type { LinkEvents } from './mesh-peers.ts';
import type { IceCredentials, MeshPeerStatistics, MeshTransportOptions } from './mesh-options.ts';
import { PeerLink } from './peer-link.ts';
import type { LostReason } from './peer-link.ts';

/** Each sends everything to each: what eight cost is what a page and a home line bear. */
const MAX_PEERS = 7;

/**
 * Data over connections of one's own, one to each peer, straight or through a relay. What it is made of is the
 * standard's; what the peers agree on goes through a `Signalling`.
 */
export class MeshTransport implements DataTransport {
  readonly kind = 'mesh';
  readonly self: PeerId;
  readonly limits: TransportLimits = {
    maxBytes: MAX_MESSAGE_BYTES - MESH_HEADER_BYTES,
    maxRecipients: Infinity,
  };
  readonly #options: MeshTransportOptions;
  readonly #listeners = new Listeners();
  readonly #peers: MeshPeers;
  readonly #credentials: CredentialsWatch;
  #iceServers: IceCredentials['iceServers'];
  #policy: RTCIceTransportPolicy;
  #dropped = 0;
  #isRefusing = false;
  #isClosed = false;

  private constructor(options: MeshTransportOptions, credentials: IceCredentials) {
    this.#options = options;
    const { clock, signalling } = options;
    this.self = signalling.self;
    this.#policy = options.iceTransportPolicy ?? 'all';
    this.#iceServers = credentials.iceServers;
    this.#credentials = new CredentialsWatch(
      {
        clock,
        ask: options.iceServers,
        onRenewed: (renewed) => this.#renew(renewed),
        onFailed: (error) => options.onTrouble?.({ kind: 'no-credentials', error }),
      },
      credentials,
    );
    this.#peers = new MeshPeers({
      signalling,
      clock,
      maxPeers: MAX_PEERS,
      makeLink: (peer, isPolite, events) => this.#makeLink(peer, isPolite, events),
      onLeft: (peer, wasOpen) => this.#left(peer, wasOpen),
      onLost: (peer, reason) => this.#lost(peer, reason),
      onRefused: (peer) => options.onTrouble?.({ kind: 'peer-refused', peer }),
      onDropped: () => this.#drop(),
    });
  }

  /** @throws what `iceServers` rejects with */
  static async open(options: MeshTransportOptions): Promise<MeshTransport> {
    const transport = new MeshTransport(options, await options.iceServers('opening'));
    transport.#peers.start();
    return transport;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Unreliable messages for which there was no room, and what others sent or said that could not be used. */
  get dropped(): number {
    return this.#dropped;
  }

  peers(): readonly PeerId[] {
    return this.#open().map(([peer]) => peer);
  }

  isInterrupted(peer: PeerId): boolean {
    return this.#peers.links().get(peer)?.state === 'interrupted';
  }

  send(message: OutgoingMessage): boolean {
    assertSendable(this, message);
    const { delivery, to } = message;
    const bytes = writeMeshFrame(message.bytes);
    const links = this.#open().filter(([peer]) => to?.includes(peer) ?? true);
    if (delivery === 'reliable' && !links.every(([, link]) => link.hasRoom(bytes.length))) {
      this.#isRefusing = true;
      return false;
    }
    for (const [, link] of links) link.send(delivery, bytes);
    return true;
  }

  subscribe(listener: TransportListener): Disposable {
    return this.#listeners.add(listener);
  }

  /** Looks for other ways to all: the network has changed. What there is goes on as long as it does. */
  restart(): void {
    for (const link of this.#peers.links().values()) link.restart();
  }

  /**
   * Connects to all anew, from now on only through a relay, or any way: browsers keep a direct way as long as it works,
   * also where it is not allowed any more. What peers have learned of our addresses before, they know.
   */
  setPolicy(policy: RTCIceTransportPolicy): void {
    this.#policy = policy;
    this.#peers.relink();
  }

  /** How each can be reached now. */
  statistics(): Promise<readonly MeshPeerStatistics[]> {
    const links = [...this.#peers.links().values()];
    return Promise.all(links.map((link) => link.statistics()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#credentials[Symbol.dispose]();
    this.#peers[Symbol.dispose]();
    this.#listeners.tell(({ closed }) => closed?.());
    this.#listeners.clear();
  }

  #open(): [PeerId, PeerLink][] {
    return [...this.#peers.links()].filter(([, link]) => link.isOpen);
  }

  get #configuration(): RTCConfiguration {
    return { iceServers: [...this.#iceServers], iceTransportPolicy: this.#policy };
  }

  #makeLink(peer: PeerId, isPolite: boolean, events: LinkEvents): PeerLink {
    const { RTCPeerConnection, clock } = this.#options;
    return new PeerLink({
      ...events,
      peer,
      RTCPeerConnection,
      configuration: this.#configuration,
      clock,
      isPolite,
      onOpen: () => {
        events.onOpen();
        this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer));
      },
      onMessage: (delivery, bytes) =>
        this.#listeners.tell(({ message }) => message?.({ delivery, bytes, from: peer })),
      onDrained: () => this.#drained(),
      onChanged: () => this.#changed(peer),
      onBroken: () => this.#credentials.renewEarly(),
      onDropped: () => this.#drop(),
    });
  }

  #renew({ iceServers }: IceCredentials): void {
    this.#iceServers = iceServers;
    for (const link of this.#peers.links().values()) link.restart(this.#configuration);
  }

  /** Before it is open, nothing can interrupt it. */
  #changed(peer: PeerId): void {
    if (!this.#peers.links().get(peer)?.isOpen) return;
    this.#listeners.tell(({ interrupted }) => interrupted?.(peer));
  }

  #drop(): void {
    this.#dropped += 1;
  }

  #left(peer: PeerId, wasOpen: boolean): void {
    if (wasOpen) this.#listeners.tell(({ peerLeft }) => peerLeft?.(peer));
    this.#drained();
  }

  #lost(peer: PeerId, reason: LostReason): void {
    if (reason === 'closed') return;
    this.#options.onTrouble?.({ kind: 'peer-dropped', peer, reason });
  }

  /** Somebody has room again, or is gone; what was refused may have been so for another one. */
  #drained(): void {
    if (!this.#isRefusing || this.#isClosed) return;
    if (!this.#open().every(([, link]) => link.hasRoom(MAX_MESSAGE_BYTES))) return;
    this.#isRefusing = false;
    this.#listeners.tell(({ drained }) => drained?.());
  }
}
