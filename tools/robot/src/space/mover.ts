import type { Clock } from '@switchboard/kernel';
import type {
  AgreedClock,
  DataSession,
  PeerId,
  Pose,
  SharedThings,
  Vector,
} from '@switchboard/networking';
import { hasDisplaced, nextThing } from './next-thing.ts';
import type { Seen } from './next-thing.ts';
import { BODY_PART, bodyTowards, HAND_AT_REST, HAND_PART, handTowards, waving } from './stance.ts';
import { wayBack } from './way-back.ts';

const STEP_MS = 50;
/** How long the hand takes to a thing, and the thing back to its place. */
const REACH_MS = 600;
const CARRY_MS = 1_200;
const WAVE_MS = 1_600;
/** In metres. */
const SEEN = 0.002;
/** It goes on so long after the last thing happened, until the hand is back. */
const CALM_MS = 1_000;

export interface MoverOptions {
  readonly self: PeerId;
  readonly transport: Pick<DataSession['transport'], 'peers' | 'subscribe'>;
  readonly things: SharedThings;
  readonly agreed: Pick<AgreedClock, 'now'>;
  readonly clock: Clock;
}

interface Carried {
  readonly thing: number;
  readonly sinceMs: number;
  readonly from: Pose;
  readonly to: Pose;
  isTaken: boolean;
}

/**
 * The robot's body, and what it does with things: it looks at what others move, and when that has come to rest
 * puts it back to where it was first seen. It waves to whoever comes.
 */
export class Mover implements Disposable {
  readonly #options: MoverOptions;
  readonly #subscriptions: Disposable[];
  readonly #places = new Map<number, Pose>();
  #carried: Carried | undefined;
  #hand: Vector = HAND_AT_REST;
  #wavesSinceMs = -Infinity;
  #busyUntilMs = 0;
  #timer: Disposable | undefined;

  constructor(options: MoverOptions) {
    this.#options = options;
    const { things, transport } = options;
    this.#subscriptions = [
      things.watch(() => this.#wake()),
      transport.subscribe({ peerJoined: () => this.wave() }),
    ];
    this.#pose();
  }

  wave(): void {
    this.#wavesSinceMs = this.#options.clock.now();
    this.#wake();
  }

  /** Whoever moved these is gone: they would hang in the air. */
  inherit(inherited: readonly number[]): void {
    const { things } = this.#options;
    for (const thing of inherited) {
      const place = this.#places.get(thing) ?? things.at(thing);
      if (place) things.rest(thing, place);
    }
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    for (const subscription of this.#subscriptions) subscription[Symbol.dispose]();
  }

  #wake(): void {
    const { clock } = this.#options;
    this.#learnPlaces();
    this.#busyUntilMs = clock.now() + CALM_MS;
    this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= this.#options.clock.after(STEP_MS, () => this.#step());
  }

  #step(): void {
    this.#timer = undefined;
    const nowMs = this.#options.clock.now();
    this.#carried ??= this.#choose(nowMs);
    if (this.#carried && !this.#carry(this.#carried, nowMs)) this.#carried = undefined;
    this.#moveHand(handTowards(this.#hand, this.#goal(nowMs)));
    if (this.#isBusy(nowMs)) this.#schedule();
  }

  #learnPlaces(): void {
    for (const { thing, pose } of this.#options.things.states())
      if (!this.#places.has(thing)) this.#places.set(thing, pose);
  }

  #seen(): Seen {
    const { things, self, agreed } = this.#options;
    return { states: things.states(), places: this.#places, self, nowMs: agreed.now() };
  }

  #choose(nowMs: number): Carried | undefined {
    const next = nextThing(this.#seen());
    if (!next) return undefined;
    const to = this.#places.get(next.thing)!;
    return { thing: next.thing, sinceMs: nowMs, from: next.pose, to, isTaken: false };
  }

  /** @returns whether there is more of the way */
  #carry(carried: Carried, nowMs: number): boolean {
    const { things } = this.#options;
    const { thing, sinceMs, from, to, isTaken } = carried;
    // Somebody else has it again, and is let.
    if (isTaken ? !things.isOwn(thing) : !this.#isResting(thing)) return false;
    const share = Math.min(1, (nowMs - sinceMs - REACH_MS) / CARRY_MS);
    if (share <= 0) return true;
    if (!isTaken) things.take(thing, from);
    carried.isTaken = true;
    if (share < 1) things.move(thing, wayBack(from, to, share));
    else things.rest(thing, to);
    return share < 1;
  }

  #isResting(thing: number): boolean {
    return this.#options.things.states().some((one) => one.thing === thing && one.isResting);
  }

  /** What the hand points at. */
  #goal(nowMs: number): Vector {
    const { things } = this.#options;
    const wavesMs = nowMs - this.#wavesSinceMs;
    if (wavesMs < WAVE_MS) return waving(wavesMs);
    const moving = things.states().find(({ isResting }) => !isResting)?.thing;
    const watched = this.#carried?.thing ?? moving;
    return (watched !== undefined && things.at(watched)?.position) || HAND_AT_REST;
  }

  /** What is not seen to move is not sent. */
  #moveHand(hand: Vector): void {
    const isSeen = hand.some((value, at) => Math.abs(value - this.#hand[at]!) > SEEN);
    if (!isSeen) return;
    this.#hand = hand;
    this.#pose();
  }

  #pose(): void {
    const { things } = this.#options;
    const hand = this.#hand;
    things.moveBody(bodyTowards(hand), BODY_PART);
    things.moveBody({ position: hand, rotation: [0, 0, 0, 1] }, HAND_PART);
  }

  #isBusy(nowMs: number): boolean {
    const isAlone = this.#options.transport.peers().length === 0;
    if (isAlone) return false;
    const isWaving = nowMs - this.#wavesSinceMs < WAVE_MS + CALM_MS;
    if (isWaving || this.#carried) this.#busyUntilMs = nowMs + CALM_MS;
    return nowMs < this.#busyUntilMs || hasDisplaced(this.#seen());
  }
}
