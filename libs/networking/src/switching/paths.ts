import type {
  DataTransport,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
} from '../transport/transport.ts';

export interface PathEvents {
  readonly message: (message: IncomingMessage) => void;
  /** Somebody is reached over another path than before. */
  readonly moved: (peer: PeerId) => void;
  readonly arrived: (peer: PeerId) => void;
  /** No path reaches them any more. */
  readonly lost: (peer: PeerId) => void;
  /** A path that had refused has room again. */
  readonly room: () => void;
}

/** The paths that there are, and which of them reaches whom: the preferred one, or else the first that does and is not interrupted. */
export class Paths implements Disposable {
  readonly #preferred: () => string;
  readonly #events: PathEvents;
  readonly #open = new Map<DataTransport, Disposable>();
  readonly #of = new Map<PeerId, DataTransport>();
  readonly #refusing = new Set<DataTransport>();

  constructor(preferred: () => string, events: PathEvents) {
    this.#preferred = preferred;
    this.#events = events;
  }

  get all(): readonly DataTransport[] {
    return [...this.#open.keys()];
  }

  get preferred(): DataTransport | undefined {
    return this.all.find(({ kind }) => kind === this.#preferred()) ?? this.all[0];
  }

  /** Whether a path that somebody is reached over has no room now. */
  get isRefusing(): boolean {
    return [...this.#of.values()].some((path) => this.#refusing.has(path));
  }

  peers(): readonly PeerId[] {
    return [...this.#of.keys()];
  }

  of(peer: PeerId): DataTransport | undefined {
    return this.#of.get(peer);
  }

  peersOn(path: DataTransport): ReadonlySet<PeerId> {
    return new Set(this.peers().filter((peer) => this.#of.get(peer) === path));
  }

  reaching(peer: PeerId): readonly DataTransport[] {
    return this.all.filter((path) => !path.isClosed && path.peers().includes(peer));
  }

  add(path: DataTransport): void {
    const subscription = path.subscribe({
      message: this.#events.message,
      peerJoined: () => this.choose(),
      peerLeft: () => this.choose(),
      interrupted: () => this.choose(),
      drained: () => this.#drained(path),
      closed: () => this.remove(path),
    });
    this.#open.set(path, subscription);
    this.choose();
  }

  remove(path: DataTransport): void {
    this.#open.get(path)?.[Symbol.dispose]();
    this.#open.delete(path);
    this.#refusing.delete(path);
    this.choose();
    this.#events.room();
  }

  /** Decides anew over which path everybody is reached. */
  choose(): void {
    const before = new Map(this.#of);
    const reached = new Set(this.all.flatMap((path) => path.peers()));
    this.#of.clear();
    for (const peer of reached) this.#of.set(peer, this.#best(peer)!);
    for (const [peer, path] of before) {
      const now = this.#of.get(peer);
      if (!now) this.#events.lost(peer);
      else if (now !== path) this.#events.moved(peer);
    }
    for (const peer of reached) if (!before.has(peer)) this.#events.arrived(peer);
  }

  /** To each over their path. @returns whether anybody was sent it */
  send(message: OutgoingMessage & { readonly to: readonly PeerId[] }): boolean {
    const results = this.all.map((path) => {
      const to = message.to.filter((peer) => this.#of.get(peer) === path);
      return to.length > 0 && path.send(addressed(path, message, to));
    });
    return results.includes(true);
  }

  sendOn(path: DataTransport, message: OutgoingMessage, to: readonly PeerId[]): boolean {
    if (path.isClosed || !path.send(addressed(path, message, to))) {
      this.#refusing.add(path);
      return false;
    }
    return true;
  }

  [Symbol.dispose](): void {
    for (const subscription of this.#open.values()) subscription[Symbol.dispose]();
    this.#open.clear();
    this.#of.clear();
    this.#refusing.clear();
  }

  #drained(path: DataTransport): void {
    this.#refusing.delete(path);
    this.#events.room();
  }

  #best(peer: PeerId): DataTransport | undefined {
    const all = this.reaching(peer);
    const working = all.filter((path) => !path.isInterrupted?.(peer));
    // Where nothing works, what is interrupted may be mended.
    const reaching = working.length > 0 ? working : all;
    return reaching.find(({ kind }) => kind === this.#preferred()) ?? reaching[0];
  }
}

/** Nobody is named where everybody is meant: a path names only so many. */
function addressed(
  path: DataTransport,
  message: OutgoingMessage,
  to: readonly PeerId[],
): OutgoingMessage {
  const { to: _, ...toAll } = message;
  return path.peers().length === to.length ? toAll : { ...message, to };
}
