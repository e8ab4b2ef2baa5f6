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
import { PathBenchmark } from './path-benchmark.ts';
import type { BenchmarkResult } from './path-benchmark.ts';
import { DATA_HEADER_BYTES, readPathFrame, writePathFrame } from './path-frame.ts';
import type { PathFrame } from './path-frame.ts';
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
  /** Of the load that the peer sends last. */
  load: { readonly id: number; count: number };
}

const PROBE_EVERY_MS = 500;

/** A path that says how good it is: it counts what passes, and while somebody looks, sends probes. */
export class MeasuredPath implements DataTransport {
  readonly #path: DataTransport;
  readonly #clock: Clock;
  readonly #listeners = new Listeners();
  readonly #subscription: Disposable;
  readonly #peers = new Map<PeerId, Counted>();
  readonly #watchers = new Set<() => void>();
  readonly #benchmarks = new Map<PeerId, PathBenchmark>();
  #timer: Disposable | undefined;
  #lastId = 0;

  constructor(path: DataTransport, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
    this.#subscription = path.subscribe({
      message: (message) => this.#take(message),
      peerJoined: (peer) => this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer)),
      peerLeft: (peer) => this.#left(peer),
      interrupted: (peer) => this.#listeners.tell(({ interrupted }) => interrupted?.(peer)),
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
    return { ...this.#path.limits, maxBytes: this.#path.limits.maxBytes - DATA_HEADER_BYTES };
  }

  peers(): readonly PeerId[] {
    return this.#path.peers();
  }

  isInterrupted(peer: PeerId): boolean {
    return this.#path.isInterrupted?.(peer) ?? false;
  }

  send(message: OutgoingMessage): boolean {
    const bytes = writePathFrame({ kind: 'data', bytes: message.bytes });
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

  /**
   * Measures the path to one peer for some seconds, whatever path is used meanwhile; it takes all the room there is.
   *
   * @throws what the signal is aborted with; PlatformError `transport-closed`
   */
  async benchmark(peer: PeerId, signal: AbortSignal): Promise<BenchmarkResult> {
    const options = { path: this.#path, peer, clock: this.#clock, nextId: () => this.#nextId() };
    const benchmark = new PathBenchmark(options);
    this.#benchmarks.set(peer, benchmark);
    try {
      return await benchmark.run(signal);
    } finally {
      if (this.#benchmarks.get(peer) === benchmark) this.#benchmarks.delete(peer);
    }
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
    const id = this.#nextId();
    this.#of(peer).probe.sent(id, this.#clock.now());
    this.#say(peer, { kind: 'probe', id });
  }

  #nextId(): number {
    return (this.#lastId = (this.#lastId + 1) >>> 0);
  }

  #say(peer: PeerId, frame: PathFrame): void {
    const bytes = writePathFrame(frame);
    this.#path.send({ delivery: 'unreliable', bytes, to: [peer], withinMs: PROBE_EVERY_MS });
  }

  #take(message: IncomingMessage): void {
    const { from, bytes } = message;
    this.#of(from).bytesReceived += bytes.length;
    const frame = readPathFrame(bytes);
    if (frame?.kind === 'data')
      return this.#listeners.tell(({ message: hear }) =>
        hear?.({ ...message, bytes: frame.bytes }),
      );
    if (frame && !this.isClosed) this.#measured(from, frame);
  }

  #measured(from: PeerId, frame: PathFrame): void {
    const known = this.#of(from);
    if (frame.kind === 'probe') this.#say(from, { kind: 'echo', id: frame.id });
    else if (frame.kind === 'echo') known.probe.cameBack(frame.id, this.#clock.now());
    else if (frame.kind === 'load') this.#loaded(known, frame.id, frame.bytes.length);
    else if (frame.kind === 'loaded') this.#report(from, known, frame.id);
    this.#benchmarks.get(from)?.hear(frame);
  }

  #loaded(known: Counted, id: number, count: number): void {
    if (known.load.id !== id) known.load = { id, count: 0 };
    known.load.count = (known.load.count + count) >>> 0;
  }

  /** Where there is no room for it, whoever asked gives up after a while. */
  #report(peer: PeerId, { load }: Counted, id: number): void {
    const count = load.id === id ? load.count : 0;
    const bytes = writePathFrame({ kind: 'report', id, count });
    this.#path.send({ delivery: 'reliable', bytes, to: [peer] });
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
      load: { id: 0, count: 0 },
    };
    this.#peers.set(peer, known);
    return known;
  }
}
