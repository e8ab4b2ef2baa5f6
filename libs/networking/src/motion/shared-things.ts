import type { Clock } from '@switchboard/kernel';
import type { AgreedClock } from '../clock/agreed-clock.ts';
import type { MessageChannel, TopicMessage } from '../messages/message-channel.ts';
import type { DataTransport, PeerId } from '../transport/transport.ts';
import { TOPICS } from '../topics.ts';
import type { Pose } from './pose.ts';
import { readPoses, writePoses } from './pose-frame.ts';
import type { MovedThing } from './pose-frame.ts';
import { SnapshotBuffer } from './snapshot-buffer.ts';
import { readThings, writeThings } from './thing-frame.ts';
import type { ThingState } from './thing-frame.ts';
import { ThingStates } from './thing-states.ts';

export interface SharedThingsOptions {
  readonly transport: DataTransport;
  readonly channel: MessageChannel;
  readonly agreed: AgreedClock;
  /** Of this machine, for what happens now and then. */
  readonly clock: Clock;
  /** Whoever moved these is gone, and they had not come to rest: they are ours now. */
  readonly onInherited?: (things: readonly number[]) => void;
}

/** 20 a second: what is drawn in between is interpolated. */
const FRAME_MS = 50;
/** What others move is drawn so much in the past, so that two snapshots lie on either side of it. */
const BEHIND_MS = 120;
/** From this number on, everybody has parts of a body of their own, which nobody else can take. */
const FIRST_PART = 0xff00;
const MAX_THINGS_A_FRAME = 255;

/**
 * Things that several people move. Whoever takes one decides where it is until somebody else takes it; where
 * it comes to rest is said reliably, so that it ends at the same place for all, also for those who come later. On the
 * way, positions are sent as often as they are drawn well, and one that is lost is not missed.
 */
export class SharedThings implements Disposable {
  readonly #options: SharedThingsOptions;
  readonly #subscriptions: Disposable[];
  readonly #states = new ThingStates();
  readonly #buffers = new Map<number, SnapshotBuffer>();
  readonly #bodies = new Map<PeerId, Map<number, SnapshotBuffer>>();
  readonly #moved = new Map<number, Pose>();
  /** What is to be said reliably, once there is room. */
  readonly #unsaid = new Set<number>();
  readonly #watchers = new Set<() => void>();
  readonly #newcomers = new Set<PeerId>();
  readonly #ownParts = new Map<number, Pose>();
  /** Of those, what has moved since the last frame. */
  readonly #movedParts = new Set<number>();
  #timer: Disposable | undefined;
  #dropped = 0;

  constructor(options: SharedThingsOptions) {
    this.#options = options;
    const { transport, channel } = options;
    this.#subscriptions = [
      channel.subscribe(TOPICS.motion, (message) => this.#takeMotion(message)),
      channel.subscribe(TOPICS.things, (message) => this.#takeStates(message)),
      transport.subscribe({
        peerJoined: (peer) => this.#welcome(peer),
        peerLeft: (peer) => this.#left(peer),
        drained: () => this.#say(),
      }),
    ];
    for (const peer of transport.peers()) this.#newcomers.add(peer);
  }

  /** Frames that could not be used, and movements by whom the thing is not. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Who moves it; undefined before anybody did. */
  ownerOf(thing: number): PeerId | undefined {
    return this.#states.of(thing)?.claim.owner;
  }

  isOwn(thing: number): boolean {
    return this.ownerOf(thing) === this.#options.transport.self;
  }

  /** From now on it is where we say. */
  take(thing: number, pose: Pose): void {
    const { transport, agreed } = this.#options;
    this.#states.take(thing, transport.self, agreed.now(), pose);
    this.#buffers.delete(thing);
    this.#moved.set(thing, pose);
    this.#sayLater(thing);
  }

  /** It is there now, on its way; nothing happens where it is not ours. */
  move(thing: number, pose: Pose): void {
    if (!this.isOwn(thing)) return;
    this.#moved.set(thing, pose);
    if (!this.#states.of(thing)?.isResting) return this.#schedule();
    this.#states.set(thing, { atMs: this.#options.agreed.now(), pose, isResting: false });
    this.#sayLater(thing);
  }

  /** It stays there; nothing happens where it is not ours. */
  rest(thing: number, pose: Pose): void {
    if (!this.isOwn(thing)) return;
    this.#moved.delete(thing);
    this.#states.set(thing, { atMs: this.#options.agreed.now(), pose, isResting: true });
    this.#sayLater(thing);
  }

  /** Where one's own body is, or another part of it than the first: a hand, what it points at; 0 to 255. */
  moveBody(pose: Pose, part = 0): void {
    this.#ownParts.set(part, pose);
    this.#movedParts.add(part);
    this.#schedule();
  }

  /** Where a thing is to be drawn; undefined while nobody has said. */
  at(thing: number): Pose | undefined {
    const state = this.#states.of(thing);
    if (!state) return undefined;
    if (this.isOwn(thing)) return this.#moved.get(thing) ?? state.pose;
    const drawnMs = this.#options.agreed.now() - BEHIND_MS;
    if (state.isResting && drawnMs >= state.atMs) return state.pose;
    return this.#buffers.get(thing)?.at(drawnMs) ?? state.pose;
  }

  /** Where somebody's body is to be drawn; undefined while they have not said. */
  bodyOf(peer: PeerId, part = 0): Pose | undefined {
    return this.#bodies
      .get(peer)
      ?.get(part)
      ?.at(this.#options.agreed.now() - BEHIND_MS);
  }

  /** Hears that others have moved something: from then on it is to be drawn for a while. */
  watch(changed: () => void): Disposable {
    const own = (): void => changed();
    this.#watchers.add(own);
    return { [Symbol.dispose]: () => void this.#watchers.delete(own) };
  }

  /** Where everything is by the last word of its owner. */
  states(): readonly ThingState[] {
    return this.#states.all();
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
  }

  #sayLater(thing: number): void {
    this.#unsaid.add(thing);
    this.#say();
    this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= this.#options.clock.after(FRAME_MS, () => this.#sendFrame());
  }

  /** Nothing moves, nothing is sent. */
  #sendFrame(): void {
    this.#timer = undefined;
    const { transport, channel, agreed } = this.#options;
    if (transport.isClosed) return;
    const poses = this.#movedNow();
    if (poses.length === 0) return;
    const bytes = writePoses({ atMs: agreed.now(), poses });
    channel.send(TOPICS.motion, { delivery: 'unreliable', bytes, withinMs: 2 * FRAME_MS });
  }

  #movedNow(): MovedThing[] {
    const body = this.#bodyParts().filter(({ thing }) => this.#movedParts.has(thing - FIRST_PART));
    this.#movedParts.clear();
    const things = [...this.#moved].map(([thing, pose]) => {
      const epoch = (this.#states.of(thing)?.claim.epoch ?? 0) & 0xffff;
      return { thing, epoch, pose };
    });
    return [...body, ...things].slice(0, MAX_THINGS_A_FRAME);
  }

  #bodyParts(): MovedThing[] {
    return [...this.#ownParts].map(([part, pose]) => {
      return { thing: FIRST_PART + part, epoch: 0, pose };
    });
  }

  /** Who stands still is seen as well by those who come. */
  #sendBody(peer: PeerId): boolean {
    const { transport, channel, agreed } = this.#options;
    const poses = this.#bodyParts();
    if (poses.length === 0) return true;
    const bytes = writePoses({ atMs: agreed.now(), poses });
    const message = { delivery: 'reliable', bytes, to: [peer] } as const;
    return !transport.isClosed && channel.send(TOPICS.motion, message);
  }

  #say(): void {
    for (const peer of this.#newcomers) {
      if (!this.#sendStates(this.#states.all(), peer) || !this.#sendBody(peer)) return;
      this.#newcomers.delete(peer);
    }
    const states = [...this.#unsaid].flatMap((thing) => this.#states.of(thing) ?? []);
    if (this.#sendStates(states)) this.#unsaid.clear();
  }

  #sendStates(states: readonly ThingState[], peer?: PeerId): boolean {
    const { transport, channel } = this.#options;
    if (states.length === 0) return true;
    const bytes = writeThings(states.slice(0, MAX_THINGS_A_FRAME));
    const to = peer === undefined ? {} : { to: [peer] };
    return (
      !transport.isClosed && channel.send(TOPICS.things, { delivery: 'reliable', bytes, ...to })
    );
  }

  #welcome(peer: PeerId): void {
    this.#newcomers.add(peer);
    this.#say();
  }

  #takeMotion({ from, bytes }: TopicMessage): void {
    const frame = readPoses(bytes);
    if (!frame) return void (this.#dropped += 1);
    for (const moved of frame.poses) {
      if (moved.thing >= FIRST_PART)
        this.#part(from, moved.thing - FIRST_PART).add(frame.atMs, moved.pose);
      else if (this.#states.isOf(moved, from))
        this.#buffer(moved.thing).add(frame.atMs, moved.pose);
      else this.#dropped += 1;
    }
    this.#changed();
  }

  #takeStates({ from, bytes }: TopicMessage): void {
    const states = readThings(bytes);
    if (!states) return void (this.#dropped += 1);
    for (const state of states) this.#hear(from, state);
    this.#changed();
  }

  #changed(): void {
    for (const changed of [...this.#watchers]) changed();
  }

  #hear(from: PeerId, state: ThingState): void {
    const shown = this.at(state.thing);
    const before = this.ownerOf(state.thing);
    if (!this.#isBelieved(from, state) || !this.#states.hear(state)) return;
    if (before !== state.claim.owner) {
      this.#moved.delete(state.thing);
      this.#unsaid.delete(state.thing);
      this.#handOver(state, shown);
    }
    this.#buffer(state.thing).add(state.atMs, state.pose);
  }

  /** Of a thing its owner tells; of one whose owner is not there, or was we ourselves before, whoever knows. */
  #isBelieved(from: PeerId, { thing, claim: { owner } }: ThingState): boolean {
    if (thing >= FIRST_PART) return false;
    const { self } = this.#options.transport;
    if (from === owner) return true;
    if (owner === self) return !this.#states.of(thing);
    return !this.#options.transport.peers().includes(owner);
  }

  /** It goes on from where it is drawn, so that nothing jumps. */
  #handOver({ thing }: ThingState, shown: Pose | undefined): void {
    const buffer = this.#buffer(thing);
    buffer.clear();
    if (shown) buffer.add(this.#options.agreed.now() - BEHIND_MS, shown);
  }

  /** Of those who are left, one takes what would hang in the air. */
  #left(peer: PeerId): void {
    this.#bodies.delete(peer);
    this.#newcomers.delete(peer);
    this.#changed();
    const { transport, onInherited } = this.#options;
    const isOurs = transport.peers().every((other) => other > transport.self);
    if (!isOurs) return;
    const things = this.#states
      .all()
      .filter(({ claim, isResting }) => claim.owner === peer && !isResting)
      .map(({ thing }) => thing);
    for (const thing of things) this.take(thing, this.at(thing)!);
    if (things.length > 0) onInherited?.(things);
  }

  #buffer(thing: number): SnapshotBuffer {
    const known = this.#buffers.get(thing) ?? new SnapshotBuffer();
    this.#buffers.set(thing, known);
    return known;
  }

  #part(peer: PeerId, part: number): SnapshotBuffer {
    const body = this.#bodies.get(peer) ?? new Map<number, SnapshotBuffer>();
    this.#bodies.set(peer, body);
    const known = body.get(part) ?? new SnapshotBuffer();
    body.set(part, known);
    return known;
  }
}
