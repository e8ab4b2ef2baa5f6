import type { Clock } from '@switchboard/kernel';
import { Listeners } from '../transport/listeners.ts';
import type {
  DataTransport,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from '../transport/transport.ts';
import { PathProbe } from './path-probe.ts';
import type { PathQuality } from './path-probe.ts';

export interface PathStatistics extends PathQuality {
  readonly peer: PeerId;
  /** Of messages over this path, in bytes; what the network adds to them is not counted. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

interface Counted {
  readonly probe: PathProbe;
  bytesSent: number;
  bytesReceived: number;
}

const DATA = 0;
const PROBE = 1;
const ECHO = 2;
const PROBE_EVERY_MS = 500;
const PROBE_BYTES = 5;

/** A path that says how good it is: it counts what passes, and while somebody looks, sends probes. */
export class MeasuredPath implements DataTransport {
  readonly #path: DataTransport;
  readonly #clock: Clock;
  readonly #listeners = new Listeners();
  readonly #subscription: Disposable;
  readonly #peers = new Map<PeerId, Counted>();
  readonly #watchers = new Set<() => void>();
  #timer: Disposable | undefined;
  #lastProbe = 0;

  constructor(path: DataTransport, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
    this.#subscription = path.subscribe({
      message: (message) => this.#take(message),
      peerJoined: (peer) => this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer)),
      peerLeft: (peer) => this.#left(peer),
      drained: () => this.#listeners.tell(({ drained }) => drained?.()),
      closed: () => this.#listeners.tell(({ closed }) => closed?.()),
    });
  }

  get kind(): string {
    return this.#path.kind;
  }

  get self(): PeerId {
    return this.#path.self;
  }

  get isClosed(): boolean {
    return this.#path.isClosed;
  }

  get limits(): TransportLimits {
    return { ...this.#path.limits, maxBytes: this.#path.limits.maxBytes - 1 };
  }

  peers(): readonly PeerId[] {
    return this.#path.peers();
  }

  send(message: OutgoingMessage): boolean {
    const bytes = new Uint8Array(1 + message.bytes.length);
    bytes[0] = DATA;
    bytes.set(message.bytes, 1);
    if (!this.#path.send({ ...message, bytes })) return false;
    for (const peer of message.to ?? this.peers()) this.#of(peer).bytesSent += bytes.length;
    return true;
  }

  subscribe(listener: TransportListener): Disposable {
    return this.#listeners.add(listener);
  }

  /** Measures as long as somebody looks, and says when there is something new. */
  watch(changed: () => void): Disposable {
    const own = (): void => changed();
    this.#watchers.add(own);
    this.#timer ??= this.#clock.after(0, () => this.#probeAll());
    return { [Symbol.dispose]: () => this.#unwatch(own) };
  }

  statistics(): readonly PathStatistics[] {
    const nowMs = this.#clock.now();
    return this.peers().map((peer) => {
      const { probe, bytesSent, bytesReceived } = this.#of(peer);
      return { peer, bytesSent, bytesReceived, ...probe.quality(nowMs) };
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    this.#watchers.clear();
    await this.#path[Symbol.asyncDispose]();
    this.#subscription[Symbol.dispose]();
    this.#listeners.clear();
    this.#peers.clear();
  }

  #unwatch(own: () => void): void {
    this.#watchers.delete(own);
    if (this.#watchers.size > 0) return;
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  #probeAll(): void {
    if (this.isClosed) return;
    for (const peer of this.peers()) this.#probe(peer);
    this.#timer = this.#clock.after(PROBE_EVERY_MS, () => this.#probeAll());
    for (const changed of [...this.#watchers]) changed();
  }

  #probe(peer: PeerId): void {
    this.#lastProbe = (this.#lastProbe + 1) >>> 0;
    this.#of(peer).probe.sent(this.#lastProbe, this.#clock.now());
    this.#say(peer, PROBE, this.#lastProbe);
  }

  #say(peer: PeerId, kind: number, id: number): void {
    const bytes = new Uint8Array(PROBE_BYTES);
    bytes[0] = kind;
    new DataView(bytes.buffer).setUint32(1, id);
    this.#path.send({ delivery: 'unreliable', bytes, to: [peer], withinMs: PROBE_EVERY_MS });
  }

  #take(message: IncomingMessage): void {
    const { from, bytes } = message;
    const known = this.#of(from);
    known.bytesReceived += bytes.length;
    if (bytes[0] === DATA) {
      const data = { ...message, bytes: bytes.subarray(1) };
      return this.#listeners.tell(({ message: hear }) => hear?.(data));
    }
    if (bytes.length !== PROBE_BYTES || this.isClosed) return;
    const id = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
    if (bytes[0] === PROBE) this.#say(from, ECHO, id);
    else if (bytes[0] === ECHO) known.probe.cameBack(id, this.#clock.now());
  }

  #left(peer: PeerId): void {
    this.#peers.delete(peer);
    this.#listeners.tell(({ peerLeft }) => peerLeft?.(peer));
  }

  #of(peer: PeerId): Counted {
    const known = this.#peers.get(peer) ?? {
      probe: new PathProbe(),
      bytesSent: 0,
      bytesReceived: 0,
    };
    this.#peers.set(peer, known);
    return known;
  }
}
