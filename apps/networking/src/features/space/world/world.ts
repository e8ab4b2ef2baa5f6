import { Body, Vec3, World as Physics } from 'cannon-es';
import type { Pose, SharedThings, Vector } from '@switchboard/networking';
import { bodyOf, fixedBodies, ownBody } from './bodies';
import { Signal } from './signal';
import { THINGS } from './things';

type Shared = Pick<SharedThings, 'at' | 'isOwn' | 'move' | 'ownerOf' | 'rest' | 'states' | 'take'>;

interface Placed {
  readonly id: number;
  readonly body: Body;
}

interface Held {
  readonly thing: Placed;
  /** Where the hand is. */
  target: Vec3;
}

const STEP_S = 1 / 60;
/** After a page slept, time is not made up for step by step. */
const MAX_STEPS = 4;
/** How fast a thing follows the hand, of the way a second; and how fast it may get, in metres a second. */
const FOLLOW = 14;
const MAX_SPEED = 12;
const PUSH_SPEED = 2.5;
const THROW_SPEED = { along: 4, up: 3 } as const;
/** A thing that nobody sees is brought to rest at once, within so many seconds of its own time. */
const MAX_SETTLE_S = 6;

/**
 * The things of a space as they fall and bump. Each is computed by the page of its owner alone, and drawn by all others
 * where the owner says; what bumps into a thing that rests takes it.
 */
export class World {
  readonly #shared: Shared;
  readonly #physics = new Physics({ gravity: new Vec3(0, -9.82, 0), allowSleep: true });
  readonly #things: readonly Placed[];
  readonly #self = ownBody();
  readonly #begins = new Signal();
  #held: Held | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
    for (const body of fixedBodies()) this.#physics.addBody(body);
    this.#physics.addBody(this.#self);
    this.#things = THINGS.map((thing) => ({ id: thing.id, body: bodyOf(thing) }));
    for (const thing of this.#things) this.#add(thing);
  }

  /** Hears when something begins to move by our doing. */
  get watch() {
    return this.#begins.watch;
  }

  /** Goes on by so many seconds. */
  step(seconds: number): void {
    for (const thing of this.#things) this.#follow(thing);
    this.#followHand();
    this.#physics.step(STEP_S, seconds, MAX_STEPS);
    for (const thing of this.#things) this.#tell(thing);
  }

  /** Where a thing is to be drawn. */
  at(id: number): Pose {
    const { body } = this.#thing(id);
    return this.#shared.isOwn(id) ? poseOf(body) : (this.#shared.at(id) ?? poseOf(body));
  }

  /** Where one's own body is, on the floor. */
  walkTo([x, , z]: Vector): void {
    this.#self.position.set(x, this.#self.position.y, z);
  }

  /** Whether anything of ours is on its way. */
  get isMoving(): boolean {
    return this.#held !== undefined || this.#hasMoving();
  }

  get heldThing(): number | undefined {
    return this.#held?.thing.id;
  }

  grab(id: number): void {
    this.#take(this.#thing(id));
    const thing = this.#thing(id);
    this.#held = { thing, target: thing.body.position.clone() };
  }

  /** Where the hand moves what it holds to. */
  drag([x, y, z]: Vector): void {
    this.#held?.target.set(x, Math.max(y, 0.05), z);
  }

  /** Lets go: the thing flies on as it moved. */
  release(): void {
    this.#held = undefined;
  }

  /** Throws what is held, or pushes what is not, away from here. */
  throwFrom(id: number, [x, , z]: Vector, isThrown: boolean): void {
    const thing = this.#thing(id);
    this.#take(thing);
    this.#held = undefined;
    const { position, velocity } = thing.body;
    const away = new Vec3(position.x - x, 0, position.z - z);
    away.normalize();
    const speed = isThrown ? THROW_SPEED.along : PUSH_SPEED;
    velocity.set(away.x * speed, isThrown ? THROW_SPEED.up : 0.5, away.z * speed);
  }

  /** Goes on with what somebody has left behind. */
  inherit(ids: readonly number[]): void {
    for (const id of ids) this.#take(this.#thing(id));
  }

  /** Nobody looks any more: what moves comes to rest at once. */
  settle(): void {
    this.release();
    for (let left = MAX_SETTLE_S; left > 0 && this.#hasMoving(); left -= STEP_S) this.step(STEP_S);
    for (const thing of this.#things) if (this.#isMoving(thing)) this.#rest(thing);
  }

  #thing(id: number): Placed {
    const thing = this.#things[id];
    if (!thing) throw new TypeError('there is no such thing');
    return thing;
  }

  #add(thing: Placed): void {
    const { body } = thing;
    this.#physics.addBody(body);
    body.addEventListener('collide', (event: { readonly body: Body }) =>
      this.#bumped(thing, event.body),
    );
  }

  /** Whatever bumps into a thing has it from then on: oneself, or a thing that is one's own. */
  #bumped(thing: Placed, other: Body): void {
    if (this.#shared.isOwn(thing.id)) return;
    const pusher = this.#things.find(({ body }) => body === other);
    const isOwnPusher = pusher && this.#shared.isOwn(pusher.id) && isFast(other);
    if (other === this.#self || isOwnPusher) this.#take(thing);
  }

  #take(thing: Placed): void {
    const { body, id } = thing;
    const pose = this.at(id);
    if (!this.#shared.isOwn(id)) this.#shared.take(id, pose);
    place(body, pose);
    body.type = Body.DYNAMIC;
    body.updateMassProperties();
    body.wakeUp();
    this.#begins.tell();
  }

  /** What is another's is where they say. */
  #follow({ id, body }: Placed): void {
    if (this.#shared.isOwn(id)) return;
    const pose = this.#shared.at(id);
    if (this.#held?.thing.id === id) this.#held = undefined;
    if (!pose) return;
    body.type = Body.KINEMATIC;
    body.velocity.setZero();
    body.angularVelocity.setZero();
    place(body, pose);
  }

  #followHand(): void {
    if (!this.#held) return;
    const { thing, target } = this.#held;
    const velocity = target.vsub(thing.body.position).scale(FOLLOW);
    const speed = velocity.length();
    thing.body.wakeUp();
    thing.body.velocity.copy(speed > MAX_SPEED ? velocity.scale(MAX_SPEED / speed) : velocity);
    thing.body.angularVelocity.scale(0.8, thing.body.angularVelocity);
  }

  #tell(thing: Placed): void {
    const { id, body } = thing;
    if (!this.#shared.isOwn(id)) return;
    if (body.sleepState === Body.SLEEPING) {
      if (this.#isMoving(thing)) this.#rest(thing);
    } else this.#shared.move(id, poseOf(body));
  }

  #rest({ id, body }: Placed): void {
    body.sleep();
    this.#shared.rest(id, poseOf(body));
  }

  #hasMoving(): boolean {
    return this.#things.some((thing) => this.#isMoving(thing));
  }

  #isMoving({ id }: Placed): boolean {
    const state = this.#shared.states().find(({ thing }) => thing === id);
    return this.#shared.isOwn(id) && state?.isResting === false;
  }
}

function isFast(body: Body): boolean {
  return body.type === Body.DYNAMIC && body.velocity.length() > 0.3;
}

function poseOf({ position, quaternion }: Body): Pose {
  const { x, y, z, w } = quaternion;
  return { position: [position.x, position.y, position.z], rotation: [x, y, z, w] };
}

function place(body: Body, { position, rotation }: Pose): void {
  body.position.set(...position);
  body.quaternion.set(...rotation);
}
