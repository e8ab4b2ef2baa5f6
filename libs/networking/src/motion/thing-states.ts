import type { PeerId } from '../transport/transport.ts';
import { Ownership } from './ownership.ts';
import type { Pose } from './pose.ts';
import type { MovedThing } from './pose-frame.ts';
import type { ThingState } from './thing-frame.ts';

/** Nobody needs more; what others say of further ones is not kept. */
const MAX_THINGS = 255;

/**
 * The last word about each thing: that of its owner, by the later claim, and of one owner the later one. All come to
 * the same, in whatever order and however often they hear of it.
 */
export class ThingStates {
  readonly #ownership = new Ownership();
  readonly #states = new Map<number, ThingState>();

  of(thing: number): ThingState | undefined {
    return this.#states.get(thing);
  }

  all(): readonly ThingState[] {
    return [...this.#states.values()];
  }

  /** Whether it is this peer who moves it, by the claim that holds. */
  isOf({ thing, epoch }: MovedThing, peer: PeerId): boolean {
    const claim = this.#states.get(thing)?.claim;
    return claim?.owner === peer && (claim.epoch & 0xffff) === epoch;
  }

  take(thing: number, owner: PeerId, atMs: number, pose: Pose): void {
    const claim = this.#ownership.take(`${thing}`, owner);
    this.#states.set(thing, { thing, claim, revision: 0, atMs, pose, isResting: false });
  }

  /** Another word of the owner that it has. */
  set(thing: number, word: Pick<ThingState, 'atMs' | 'pose' | 'isResting'>): void {
    const state = this.#states.get(thing);
    if (!state) return;
    this.#states.set(thing, { ...state, ...word, revision: state.revision + 1 });
  }

  /** @returns whether it is newer than what was known */
  hear(state: ThingState): boolean {
    const known = this.#states.get(state.thing);
    if (!known && this.#states.size >= MAX_THINGS) return false;
    this.#ownership.hear(`${state.thing}`, state.claim);
    const holds = this.#ownership.of(`${state.thing}`);
    const isOfHolder = holds?.owner === state.claim.owner && holds.epoch === state.claim.epoch;
    const isSameClaim =
      known?.claim.owner === state.claim.owner && known.claim.epoch === state.claim.epoch;
    if (!isOfHolder || (isSameClaim && known.revision >= state.revision)) return false;
    this.#states.set(state.thing, state);
    return true;
  }
}
