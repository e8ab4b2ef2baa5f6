import type { Pose, Vector } from '@switchboard/networking';
import { Signal } from './signal';
import { ROOM, TABLE } from './things';

export type Direction = 'forward' | 'back' | 'left' | 'right';

const SPEED = 2.2;
const TURN_SPEED = 2;
/** One keeps so far from walls and from the table, in metres. */
const REACH = 0.45;
const ARRIVED = 0.05;
export const EYE_HEIGHT = 1.6;
/** In radians, and in metres from the middle of the room. */
const START_ARC = 1.3 * Math.PI;
const START_DISTANCE = 3.7;

/** Where one stands in a space, and where one is going. */
export class OwnBody {
  x: number;
  z: number;
  /** In radians; 0 looks along the negative z axis, to the board. */
  heading: number;
  readonly #begins = new Signal();
  readonly #pressed = new Set<Direction>();
  #goal: readonly [x: number, z: number] | undefined;
  #told = '';

  /** @param seed the same person begins at the same place */
  constructor(seed: string) {
    const place = [...seed].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, 7) / 997;
    // Around the table, so that people see each other, but not with the back to the board.
    const angle = (place - 0.5) * START_ARC;
    this.x = Math.sin(angle) * START_DISTANCE;
    this.z = Math.cos(angle) * START_DISTANCE;
    this.heading = angle;
  }

  press(direction: Direction, isDown: boolean): void {
    this.#goal = undefined;
    if (isDown) this.#pressed.add(direction);
    else this.#pressed.delete(direction);
    this.#begins.tell();
  }

  /** Hears when there is somewhere to go. */
  get watch() {
    return this.#begins.watch;
  }

  /** No key is known to be down any more. */
  stand(): void {
    this.#pressed.clear();
  }

  /** Goes there, as far as one can. */
  walkTo([x, , z]: Vector): void {
    this.#goal = [x, z];
    this.#begins.tell();
  }

  step(seconds: number): void {
    const turn = this.#axis('left', 'right') * TURN_SPEED * seconds;
    this.heading += turn;
    const along = this.#axis('forward', 'back') * SPEED * seconds;
    if (along !== 0) this.#go(-Math.sin(this.heading) * along, -Math.cos(this.heading) * along);
    else this.#goToGoal(seconds);
  }

  /** Whether there is a way to go. */
  get isMoving(): boolean {
    return this.#pressed.size > 0 || this.#goal !== undefined;
  }

  get pose(): Pose {
    const half = this.heading / 2;
    return {
      position: [this.x, EYE_HEIGHT, this.z],
      rotation: [0, Math.sin(half), 0, Math.cos(half)],
    };
  }

  /** @returns the pose when it is another than was told last */
  changed(): Pose | undefined {
    const now = [this.x, this.z, this.heading].map((value) => value.toFixed(3)).join();
    if (now === this.#told) return undefined;
    this.#told = now;
    return this.pose;
  }

  #axis(more: Direction, less: Direction): number {
    return (this.#pressed.has(more) ? 1 : 0) - (this.#pressed.has(less) ? 1 : 0);
  }

  #goToGoal(seconds: number): void {
    if (!this.#goal) return;
    const [dx, dz] = [this.#goal[0] - this.x, this.#goal[1] - this.z];
    const distance = Math.hypot(dx, dz);
    const before = [this.x, this.z];
    const share = Math.min(1, (SPEED * seconds) / Math.max(distance, ARRIVED));
    this.#go(dx * share, dz * share);
    const isStuck = this.x === before[0] && this.z === before[1];
    if (distance < ARRIVED || isStuck) this.#goal = undefined;
  }

  /** Along walls and the table, where one cannot go through. */
  #go(dx: number, dz: number): void {
    const most = ROOM.half - REACH;
    const clamp = (value: number): number => Math.max(-most, Math.min(most, value));
    if (!isInTable(clamp(this.x + dx), this.z)) this.x = clamp(this.x + dx);
    if (!isInTable(this.x, clamp(this.z + dz))) this.z = clamp(this.z + dz);
  }
}

function isInTable(x: number, z: number): boolean {
  return Math.abs(x) < TABLE.width / 2 + REACH && Math.abs(z) < TABLE.depth / 2 + REACH;
}
