import type { Clock } from '@switchboard/kernel';
import type { Delivery, PeerId } from '../transport/transport.ts';
import { readStatistics } from './link-statistics.ts';
import { LinkChannels } from './link-channels.ts';
import type { MeshPeerState, MeshPeerStatistics, MeshTransportOptions } from './mesh-options.ts';
import { Negotiation } from './negotiation.ts';
import { PathWatch } from './path-watch.ts';
import type { ConnectionSignal } from './signal.ts';

/** Why a connection is given up. */
export type LostReason = 'closed' | 'unreachable' | 'not-reading';

export interface PeerLinkOptions {
  readonly peer: PeerId;
  readonly RTCPeerConnection: MeshTransportOptions['RTCPeerConnection'];
  readonly configuration: RTCConfiguration;
  readonly clock: Clock;
  readonly isPolite: boolean;
  readonly say: (signal: ConnectionSignal) => void;
  readonly onOpen: () => void;
  readonly onMessage: (delivery: Delivery, bytes: Uint8Array) => void;
  readonly onDrained: () => void;
  /** Its path is broken, and another one looked for. */
  readonly onBroken: () => void;
  /** Its {@link PeerLink.state} has changed. */
  readonly onChanged: () => void;
  readonly onLost: (reason: LostReason) => void;
  readonly onDropped: () => void;
}

/** One connection to one peer, from the first offer until it is closed or lost. */
export class PeerLink implements Disposable {
  readonly #options: PeerLinkOptions;
  readonly #connection: RTCPeerConnection;
  readonly #negotiation: Negotiation;
  readonly #path: PathWatch;
  readonly #channels: LinkChannels;
  #isOpen = false;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    const { clock, isPolite } = options;
    const connection = new options.RTCPeerConnection(options.configuration);
    this.#connection = connection;
    const shared = { connection, clock };
    this.#negotiation = new Negotiation({
      ...shared,
      isPolite,
      say: (signal) => options.say(signal),
      onRefused: () => options.onDropped(),
    });
    this.#path = new PathWatch({
      ...shared,
      isPolite,
      restart: () => this.#negotiation.offer(true),
      onBroken: () => options.onBroken(),
      onChanged: () => options.onChanged(),
      onUnreachable: () => options.onLost('unreachable'),
    });
    this.#channels = this.#openChannels();
  }

  /** Whether it was open once: what breaks afterwards is mended, or lost. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get state(): MeshPeerState {
    if (!this.#isOpen) return 'connecting';
    return this.#connection.connectionState === 'connected' ? 'connected' : 'interrupted';
  }

  offer(): void {
    this.#negotiation.offer();
  }

  take(signal: ConnectionSignal): void {
    this.#negotiation.take(signal);
  }

  hasRoom(bytes: number): boolean {
    return this.#channels.hasRoom(bytes);
  }

  send(delivery: Delivery, bytes: Uint8Array<ArrayBuffer>): void {
    this.#channels.send(delivery, bytes);
  }

  /** Looks for another way now, while the present one goes on as long as it does. */
  restart(configuration?: RTCConfiguration): void {
    if (configuration) this.#connection.setConfiguration(configuration);
    this.#path.restart();
  }

  async statistics(): Promise<MeshPeerStatistics> {
    const report = await this.#connection.getStats();
    return { peer: this.#options.peer, state: this.state, ...readStatistics(report) };
  }

  [Symbol.dispose](): void {
    this.#negotiation[Symbol.dispose]();
    this.#path[Symbol.dispose]();
    this.#channels[Symbol.dispose]();
    this.#connection.close();
  }

  #openChannels(): LinkChannels {
    const { clock, onMessage, onDrained, onLost, onDropped, onOpen } = this.#options;
    return new LinkChannels({
      connection: this.#connection,
      clock,
      onMessage,
      onDrained,
      onDropped,
      onOpen: () => {
        this.#isOpen = true;
        onOpen();
      },
      onStuck: () => onLost('not-reading'),
      onClosed: () => onLost('closed'),
    });
  }
}
