import type { Clock } from '@switchboard/kernel';
import { assertSendable } from '../transport/assert-sendable.ts';
import { Listeners } from '../transport/listeners.ts';
import type {
  DataTransport,
  IncomingMessage,
  OutgoingMessage,
  PeerId,
  TransportLimits,
  TransportListener,
} from '../transport/transport.ts';
import { Inbox } from './inbox.ts';
import { Outbox } from './outbox.ts';
import { Paths } from './paths.ts';
import { Preference } from './preference.ts';
import { HEADER_BYTES, readSwitchingFrame, writeSwitchingFrame } from './switching-frame.ts';
import type { SwitchingFrame } from './switching-frame.ts';

export interface SwitchingOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  /** Kind of the path to begin with. */
  readonly preferred: string;
  /** Tells sessions of the same peer apart: any number of 32 bits that is not used again soon. */
  readonly session: number;
  /** Hears which path all want now, whoever changed it. */
  readonly onPreferred?: (kind: string, by: PeerId) => void;
}

/** Every path takes at least so much. */
const MAX_PATH_BYTES = 16_000;
const MAX_UNACKNOWLEDGED = { maxBytes: 4 * 1024 * 1024, maxMessages: 4_096 };
/** For so long, somebody whom no path reaches may come back as if nothing had been. */
const GONE_AFTER_MS = 10_000;

/**
 * One way to the others over several paths, which may change while it is used: what is reliable is kept until it
 * is acknowledged, and sent again over the new path. Somebody whom the preferred path does not reach is
 * reached over another one.
 */
export class SwitchingTransport implements DataTransport {
  readonly self: PeerId;
  readonly #options: SwitchingOptions;
  readonly #listeners = new Listeners();
  readonly #paths: Paths;
  readonly #preference: Preference;
  readonly #outbox = new Outbox(MAX_UNACKNOWLEDGED);
  readonly #inbox: Inbox;
  /** Since when nobody's path reaches them; told as gone when that takes too long. */
  readonly #missing = new Map<PeerId, Disposable>();
  /** Who is to be told of the preference, once there is room. */
  readonly #toldLater = new Set<PeerId>();
  /** Who said that they leave. */
  readonly #leaving = new Set<PeerId>();
  #isRefusing = false;
  #isClosed = false;

  constructor(options: SwitchingOptions) {
    this.#options = options;
    this.self = options.self;
    this.#preference = new Preference(options.preferred);
    this.#inbox = new Inbox(options.clock, (peer, session, sequence) =>
      this.#control(peer, writeSwitchingFrame({ kind: 'ack', session, sequence })),
    );
    this.#paths = new Paths(() => this.#preference.path, {
      message: (message) => this.#take(message),
      moved: (peer) => this.#moved(peer),
      arrived: (peer) => this.#arrived(peer),
      lost: (peer) => this.#lost(peer),
      room: () => this.#flush(),
    });
  }

  /** The kind of the path that is preferred. */
  get kind(): string {
    return this.#preference.path;
  }

  get limits(): TransportLimits {
    const { bitsPerSecond } = this.#paths.preferred?.limits ?? {};
    const maxRecipients = Math.min(...this.#paths.all.map(({ limits }) => limits.maxRecipients));
    return {
      maxBytes: MAX_PATH_BYTES - HEADER_BYTES,
      maxRecipients,
      ...(bitsPerSecond && { bitsPerSecond }),
    };
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** What came again, over another path, and was dropped. */
  get duplicates(): number {
    return this.#inbox.duplicates;
  }

  /** The kind of the path over which somebody is reached now; undefined when by none. */
  pathTo(peer: PeerId): string | undefined {
    return this.#paths.of(peer)?.kind;
  }

  peers(): readonly PeerId[] {
    return this.#isClosed ? [] : [...this.#paths.peers(), ...this.#missing.keys()];
  }

  /** A further path, closed with the session; it is used for whom it reaches when it is preferred, or when no other one does. */
  add(path: DataTransport): void {
    if (path.limits.maxBytes < MAX_PATH_BYTES)
      throw new TypeError(`a path takes messages of at least ${MAX_PATH_BYTES} bytes`);
    this.#paths.add(path);
  }

  /** Uses a path no more, and closes it. */
  async remove(path: DataTransport): Promise<void> {
    this.#paths.remove(path);
    await path[Symbol.asyncDispose]();
  }

  /** Moves the whole session to another path, for everybody. */
  prefer(kind: string): void {
    if (kind === this.#preference.path) return;
    this.#preference.choose(kind, this.self);
    for (const peer of this.peers()) this.#tellPreference(peer);
    this.#preferenceChanged(this.self);
  }

  send(message: OutgoingMessage): boolean {
    assertSendable(this, message);
    const peers = this.peers();
    const to = message.to ? peers.filter((peer) => message.to?.includes(peer)) : peers;
    if (message.delivery === 'unreliable') return this.#sendOnce(message, to);
    if (this.#outbox.isFull) this.#giveUpMissing();
    if (this.#outbox.isFull || this.#paths.isRefusing) {
      this.#isRefusing = true;
      return false;
    }
    const { session } = this.#options;
    const sequence = this.#outbox.nextSequence;
    const { bytes } = message;
    this.#outbox.add(writeSwitchingFrame({ kind: 'reliable', session, sequence, bytes }), to);
    this.#flush();
    return true;
  }

  subscribe(listener: TransportListener): Disposable {
    return this.#listeners.add(listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#isClosed) return;
    for (const peer of this.#paths.peers())
      this.#control(peer, writeSwitchingFrame({ kind: 'leave' }));
    this.#isClosed = true;
    const paths = this.#paths.all;
    this.#paths[Symbol.dispose]();
    this.#inbox[Symbol.dispose]();
    for (const timer of this.#missing.values()) timer[Symbol.dispose]();
    this.#missing.clear();
    this.#listeners.tell(({ closed }) => closed?.());
    this.#listeners.clear();
    await Promise.all(paths.map((path) => path[Symbol.asyncDispose]()));
  }

  #sendOnce({ bytes, withinMs }: OutgoingMessage, to: readonly PeerId[]): boolean {
    const frame = writeSwitchingFrame({ kind: 'unreliable', bytes });
    const delivery = 'unreliable';
    return this.#paths.send({ delivery, bytes: frame, to, ...(withinMs && { withinMs }) });
  }

  #flush(): void {
    for (const peer of [...this.#toldLater]) this.#tellPreference(peer);
    for (const path of this.#paths.all) {
      const onPath = this.#paths.peersOn(path);
      this.#outbox.flush(onPath, (bytes, to) =>
        this.#paths.sendOn(path, { delivery: 'reliable', bytes }, to),
      );
    }
    if (!this.#isRefusing || this.#outbox.isFull || this.#paths.isRefusing) return;
    this.#isRefusing = false;
    this.#listeners.tell(({ drained }) => drained?.());
  }

  #take({ from, delivery, bytes }: IncomingMessage): void {
    const frame = readSwitchingFrame(bytes);
    if (!frame) return;
    if (frame.kind === 'unreliable') this.#tell({ from, delivery, bytes: frame.bytes });
    else if (frame.kind === 'ack') this.#acknowledged(from, frame);
    else if (frame.kind === 'prefer') this.#heardPreference(from, frame);
    else if (frame.kind === 'leave') this.#saysGoodbye(from);
    else this.#takeOfSession(from, frame);
  }

  #takeOfSession(from: PeerId, frame: Extract<SwitchingFrame, { kind: 'hello' | 'reliable' }>) {
    if (this.#inbox.begin(from, frame.session)) this.#restarted(from);
    if (frame.kind === 'hello' || !this.#inbox.take(from, frame)) return;
    this.#tell({ from, delivery: 'reliable', bytes: frame.bytes });
  }

  /** Another page of the same person: it knows nothing of what the former one was told. */
  #restarted(peer: PeerId): void {
    this.#outbox.forget(peer);
    this.#listeners.tell(({ peerLeft }) => peerLeft?.(peer));
    this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer));
  }

  #tell(message: IncomingMessage): void {
    this.#listeners.tell(({ message: hear }) => hear?.(message));
  }

  /** It may come after the way is gone, and before. */
  #saysGoodbye(peer: PeerId): void {
    if (this.#missing.has(peer)) this.#gone(peer);
    else if (this.#paths.of(peer)) this.#leaving.add(peer);
  }

  #acknowledged(peer: PeerId, ack: { readonly session: number; readonly sequence: number }): void {
    if (ack.session !== this.#options.session) return;
    this.#outbox.acknowledge(peer, ack.sequence);
    this.#flush();
  }

  #heardPreference(
    from: PeerId,
    { epoch, path }: { readonly epoch: number; readonly path: string },
  ): void {
    if (!this.#preference.hear({ epoch, path, by: from })) return;
    this.#preferenceChanged(from);
  }

  #preferenceChanged(by: PeerId): void {
    this.#options.onPreferred?.(this.#preference.path, by);
    this.#paths.choose();
    this.#flush();
  }

  #tellPreference(peer: PeerId): void {
    const { epoch, path } = this.#preference;
    this.#toldLater.delete(peer);
    if (epoch === 0) return;
    const isTold = this.#control(peer, writeSwitchingFrame({ kind: 'prefer', epoch, path }));
    if (!isTold) this.#toldLater.add(peer);
  }

  /** By every path that reaches them: what was said is idempotent, and one of the paths may be dying. */
  #control(peer: PeerId, bytes: Uint8Array): boolean {
    const message = { delivery: 'reliable', bytes, to: [peer] } as const;
    const results = this.#paths.reaching(peer).map((path) => path.send(message));
    return results.includes(true);
  }

  #arrived(peer: PeerId): void {
    const waited = this.#missing.get(peer);
    waited?.[Symbol.dispose]();
    this.#missing.delete(peer);
    if (waited) this.#moved(peer);
    else this.#listeners.tell(({ peerJoined }) => peerJoined?.(peer));
    this.#leaving.delete(peer);
    this.#control(peer, writeSwitchingFrame({ kind: 'hello', session: this.#options.session }));
    this.#tellPreference(peer);
  }

  #moved(peer: PeerId): void {
    if (this.#outbox.sendAgain(peer)) this.#flush();
    this.#listeners.tell(({ moved }) => moved?.(peer));
  }

  #lost(peer: PeerId): void {
    if (this.#leaving.has(peer)) return this.#gone(peer);
    const timer = this.#options.clock.after(GONE_AFTER_MS, () => this.#gone(peer));
    this.#missing.set(peer, timer);
    this.#listeners.tell(({ moved }) => moved?.(peer));
  }

  /** Nobody who is there waits for who is not. */
  #giveUpMissing(): void {
    for (const peer of [...this.#missing.keys()]) this.#gone(peer);
  }

  #gone(peer: PeerId): void {
    this.#missing.get(peer)?.[Symbol.dispose]();
    this.#missing.delete(peer);
    this.#toldLater.delete(peer);
    this.#leaving.delete(peer);
    this.#outbox.forget(peer);
    this.#inbox.forget(peer);
    this.#listeners.tell(({ peerLeft }) => peerLeft?.(peer));
    this.#flush();
  }
}
