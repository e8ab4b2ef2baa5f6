import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';
import type { LostReason, PeerLink } from './peer-link.ts';
import { readSignal, writeSignal } from './signal.ts';
import type { ByeReason, ConnectionSignal, Signal } from './signal.ts';
import type { Signalling } from './signalling.ts';

/** What a link tells of itself to whoever keeps it. */
export interface LinkEvents {
  readonly say: (signal: ConnectionSignal) => void;
  readonly onOpen: () => void;
  readonly onLost: (reason: LostReason) => void;
}

export interface MeshPeersOptions {
  readonly signalling: Signalling;
  readonly clock: Clock;
  readonly maxPeers: number;
  readonly makeLink: (peer: PeerId, isPolite: boolean, events: LinkEvents) => PeerLink;
  readonly onLeft: (peer: PeerId, wasOpen: boolean) => void;
  readonly onLost: (peer: PeerId, reason: LostReason) => void;
  readonly onRefused: (peer: PeerId) => void;
  /** Something was said that could not be used. */
  readonly onDropped: () => void;
}

interface Peer {
  /** Which we are to it: another one after each connection that was given up. */
  own: string;
  /** Which it said that it is. */
  remote?: string;
  link?: PeerLink;
  linkedMs: number;
  /** How often it was asked again since it was last reached. */
  tries: number;
  timer?: Disposable;
}

type Hello = Extract<Signal, { kind: 'hello' }>;

/** When one that was lost is asked again. */
const ASK_AGAIN_MS = [5_000, 10_000, 20_000, 40_000, 60_000];
/** Whoever reloads all the time is connected to so often at most. */
const RELINK_MS = 1_000;
/** Who is remembered, with a connection or without. */
const MAX_KNOWN = 64;

const newSession = (): string => Math.random().toString(36).slice(2, 12) || '0';

/**
 * Who takes part in a mesh. They find each other by saying hello, each with a session of its own: one that comes
 * with another session has forgotten all, and is connected to anew; what was said to a former session is dropped.
 */
export class MeshPeers implements Disposable {
  readonly #options: MeshPeersOptions;
  readonly #peers = new Map<PeerId, Peer>();
  readonly #session = newSession();
  readonly #subscription: Disposable;

  constructor(options: MeshPeersOptions) {
    this.#options = options;
    this.#subscription = options.signalling.subscribe({
      message: (from, text) => this.#hear(from, text),
      joined: (peer) => this.#joined(peer),
    });
  }

  /** Says hello to whoever is there. */
  start(): void {
    this.#say(undefined, { kind: 'hello', session: this.#session });
  }

  /** Connects to all anew: what there is was made by rules that hold no more. */
  relink(): void {
    for (const [peer, known] of this.#peers) {
      if (!known.link) continue;
      this.#bye(peer, known.own, 'lost');
      known.own = newSession();
      this.#unlink(peer, known);
      this.#say(peer, { kind: 'hello', session: known.own });
      this.#askAgain(peer, known);
    }
  }

  links(): ReadonlyMap<PeerId, PeerLink> {
    const links = [...this.#peers].flatMap(([peer, { link }]) =>
      link ? [[peer, link] as const] : [],
    );
    return new Map(links);
  }

  [Symbol.dispose](): void {
    this.#subscription[Symbol.dispose]();
    for (const [peer, { own, link, timer }] of this.#peers) {
      if (link) this.#bye(peer, own, 'done');
      timer?.[Symbol.dispose]();
      link?.[Symbol.dispose]();
    }
    this.#peers.clear();
  }

  #say(to: PeerId | undefined, signal: Signal): void {
    this.#options.signalling.send(to, writeSignal(signal));
  }

  #bye(to: PeerId, session: string, reason: ByeReason): void {
    this.#say(to, { kind: 'bye', session, reason });
  }

  /** It would go on trying otherwise. */
  #refuse(from: PeerId, session: string): void {
    this.#bye(from, session, 'done');
    this.#options.onRefused(from);
  }

  #joined(peer: PeerId): void {
    const known = this.#peers.get(peer);
    if (known?.link) return;
    this.#say(peer, { kind: 'hello', session: known?.own ?? this.#session });
  }

  #hear(from: PeerId, text: string): void {
    if (from === this.#options.signalling.self) return;
    const signal = readSignal(text);
    if (!signal) return this.#options.onDropped();
    if (signal.kind === 'hello') return this.#hello(from, signal);
    const peer = this.#peers.get(from);
    if (!peer || peer.remote !== signal.session) return this.#options.onDropped();
    if (signal.kind === 'bye') return this.#gone(from, peer, signal.reason);
    if (peer.own !== signal.to || !peer.link) return this.#options.onDropped();
    peer.link.take(signal);
  }

  #hello(from: PeerId, hello: Hello): void {
    const peer = this.#peers.get(from) ?? this.#meet(from);
    if (!peer) return;
    if (peer.link && peer.remote === hello.session) {
      if (hello.knows !== peer.own) this.#greet(from, peer);
      return;
    }
    const waitMs = peer.linkedMs + RELINK_MS - this.#options.clock.now();
    this.#after(peer, waitMs, () => this.#link(from, peer, hello));
  }

  /** One thing at a time is waited for with each; nothing is waited for where there is no need. */
  #after(peer: Peer, ms: number, act: () => void): void {
    peer.timer?.[Symbol.dispose]();
    delete peer.timer;
    if (ms <= 0) return act();
    peer.timer = this.#options.clock.after(ms, act);
  }

  #meet(from: PeerId): Peer | undefined {
    if (this.links().size >= this.#options.maxPeers) {
      this.#refuse(from, this.#session);
      return undefined;
    }
    this.#forgetOldest();
    const peer: Peer = { own: this.#session, linkedMs: -Infinity, tries: 0 };
    this.#peers.set(from, peer);
    return peer;
  }

  #forgetOldest(): void {
    if (this.#peers.size < MAX_KNOWN) return;
    const oldest = [...this.#peers].find(([, { link }]) => !link);
    oldest?.[1].timer?.[Symbol.dispose]();
    if (oldest) this.#peers.delete(oldest[0]);
  }

  #link(from: PeerId, peer: Peer, { session, knows }: Hello): void {
    const isReplaced = this.#unlink(from, peer);
    // It may have a connection to the one that we are no longer, as when an old hello comes late.
    if (isReplaced && knows !== peer.own) peer.own = newSession();
    // Others may have come while this one waited.
    if (this.links().size >= this.#options.maxPeers) return this.#refuse(from, peer.own);
    peer.remote = session;
    peer.linkedMs = this.#options.clock.now();
    const isPolite = this.#options.signalling.self < from;
    const link = this.#options.makeLink(from, isPolite, {
      say: (signal) => this.#say(from, { ...signal, session: peer.own, to: session }),
      onOpen: () => (peer.tries = 0),
      onLost: (reason) => this.#lost(from, peer, reason),
    });
    peer.link = link;
    if (knows !== peer.own) this.#greet(from, peer);
    // The other one waits for it, so both do not begin.
    if (!isPolite) link.offer();
  }

  #greet(to: PeerId, { own, remote }: Peer): void {
    this.#say(to, { kind: 'hello', session: own, ...(remote !== undefined && { knows: remote }) });
  }

  /** @returns whether there was a connection */
  #unlink(from: PeerId, peer: Peer): boolean {
    const { link } = peer;
    if (!link) return false;
    delete peer.link;
    const wasOpen = link.isOpen;
    link[Symbol.dispose]();
    this.#options.onLeft(from, wasOpen);
    return true;
  }

  #gone(from: PeerId, peer: Peer, reason: ByeReason): void {
    if (reason === 'done') {
      peer.timer?.[Symbol.dispose]();
      this.#peers.delete(from);
    }
    this.#unlink(from, peer);
  }

  #lost(from: PeerId, peer: Peer, reason: LostReason): void {
    const isUnwanted = reason === 'not-reading';
    this.#bye(from, peer.own, isUnwanted ? 'done' : 'lost');
    peer.own = newSession();
    this.#unlink(from, peer);
    this.#options.onLost(from, reason);
    if (!isUnwanted && this.#peers.get(from) === peer) this.#askAgain(from, peer);
  }

  /** A few times in all: who is never reached is asked no more, but may ask. */
  #askAgain(from: PeerId, peer: Peer): void {
    const waitMs = ASK_AGAIN_MS[peer.tries];
    if (waitMs === undefined) return;
    this.#after(peer, waitMs, () => {
      peer.tries += 1;
      this.#say(from, { kind: 'hello', session: peer.own });
      this.#askAgain(from, peer);
    });
  }
}
