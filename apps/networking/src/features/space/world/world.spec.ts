/** @jest-environment node */
import type { Pose, ThingState } from '@switchboard/networking';
import { THINGS } from './things';
import { World } from './world';

/** One page's word on things, without others. */
class FakeThings {
  readonly all = new Map<number, ThingState>();

  take(thing: number, pose: Pose, owner = 'me'): void {
    const claim = { owner, epoch: 1 };
    this.all.set(thing, { thing, claim, revision: 0, atMs: 0, pose, isResting: false });
  }
  move(thing: number, pose: Pose): void {
    this.#change(thing, { pose, isResting: false });
  }
  rest(thing: number, pose: Pose): void {
    this.#change(thing, { pose, isResting: true });
  }
  at(thing: number): Pose | undefined {
    return this.all.get(thing)?.pose;
  }
  ownerOf(thing: number): string | undefined {
    return this.all.get(thing)?.claim.owner;
  }
  isOwn(thing: number): boolean {
    return this.ownerOf(thing) === 'me';
  }
  states(): readonly ThingState[] {
    return [...this.all.values()];
  }
  #change(thing: number, change: Partial<ThingState>): void {
    this.all.set(thing, { ...this.all.get(thing)!, ...change });
  }
}

function setUp() {
  const shared = new FakeThings();
  const world = new World(shared);
  const run = (seconds: number): void => {
    for (let at = 0; at < seconds; at += 1 / 60) world.step(1 / 60);
  };
  return { shared, world, run };
}

it('leaves everything where it stands until somebody moves it', () => {
  const { shared, world, run } = setUp();
  run(2);
  expect(shared.states()).toEqual([]);
  for (const { id, start } of THINGS) expect(world.at(id).position).toEqual(start);
});

it('throws a thing, which comes to rest inside the room', () => {
  const { shared, world, run } = setUp();
  world.grab(0);
  world.throwFrom(0, [-3, 0, 0], true);
  run(0.3);
  expect(shared.all.get(0)?.isResting).toBe(false);
  run(30);
  const { isResting, pose } = shared.all.get(0)!;
  expect(isResting).toBe(true);
  expect(Math.max(...pose.position.map(Math.abs))).toBeLessThanOrEqual(6);
  expect(world.at(0)).toEqual(pose);
});

it('moves what is held to where the hand is, and lets it fall from there', () => {
  const { shared, world, run } = setUp();
  world.grab(5);
  world.drag([0, 2, 1.5]);
  run(1);
  expect(world.at(5).position[1]).toBeCloseTo(2, 0);
  world.release();
  run(10);
  expect(shared.all.get(5)).toMatchObject({ isResting: true });
  expect(world.at(5).position[1]).toBeLessThan(0.5);
});

it('draws what is another’s where they say, and does not move it', () => {
  const { shared, world, run } = setUp();
  const pose: Pose = { position: [3, 2, 1], rotation: [0, 0, 0, 1] };
  shared.take(1, pose, 'bob');
  run(1);
  expect(world.at(1)).toEqual(pose);
  expect(shared.at(1)).toEqual(pose);
});

it('lets go of what somebody else has taken', () => {
  const { shared, world, run } = setUp();
  world.grab(1);
  shared.take(1, { position: [3, 2, 1], rotation: [0, 0, 0, 1] }, 'bob');
  run(0.1);
  expect(world.heldThing).toBeUndefined();
});

it('takes what a thing of one’s own bumps into', () => {
  const { shared, world, run } = setUp();
  // Along the row of cans.
  world.grab(8);
  world.throwFrom(8, [-2, 0, -0.1], false);
  run(2);
  expect(shared.isOwn(9)).toBe(true);
});

it('brings to rest at once what nobody sees any more', () => {
  const { shared, world } = setUp();
  world.grab(2);
  world.throwFrom(2, [-3, 0, 0], true);
  world.step(1 / 60);
  world.settle();
  expect(shared.states().every(({ isResting }) => isResting)).toBe(true);
});
