import { VirtualClock } from '@switchboard/kernel/testing';
import { DataSession } from '@switchboard/networking';
import type { Pose } from '@switchboard/networking';
import { FakeNetwork } from '@switchboard/networking/testing';
import { Doc } from 'yjs';
import { BoardReader } from './board-reader.ts';
import { Mover } from './mover.ts';
import { HAND_PART } from './stance.ts';

// What goes over the wire is as exact as these numbers are.
const at = (x: number): Pose => ({ position: [x, 0.75, 0], rotation: [0, 0, 0, 1] });
const THING = 3;

/** Alice and the robot in one space, on a clock that the test turns. */
async function meet() {
  const clock = new VirtualClock(1_000_000);
  const network = new FakeNetwork(clock, { delayMs: 20 });
  const enter = (self: string) => {
    const doc = new Doc();
    const data: DataSession = new DataSession({
      ...{ self, clock, doc, preferred: 'fake' },
      onOffer: () => undefined,
      onInherited: (things) => mover?.inherit(things),
    });
    data.add(network.join(self));
    const { transport, things, agreed } = data;
    const mover =
      self === 'robot' ? new Mover({ self, transport, things, agreed, clock }) : undefined;
    return { data, doc, things, mover };
  };
  const [alice, robot] = [enter('alice'), enter('robot')];
  await clock.advance(5_000);
  const positionOf = () =>
    alice.things.states().find(({ thing }) => thing === THING)?.pose.position;
  return { clock, alice, robot, positionOf };
}

describe('what the robot does with things', () => {
  it('puts back what was left elsewhere, and then has nothing to do', async () => {
    const { clock, alice, robot, positionOf } = await meet();
    alice.things.take(THING, at(0));
    alice.things.move(THING, at(1));
    await clock.advance(3_000);
    expect(alice.things.isOwn(THING)).toBe(true);
    alice.things.rest(THING, at(2));
    await clock.advance(1_000);
    expect(alice.things.isOwn(THING)).toBe(true);
    await clock.advance(5_000);
    expect(alice.things.ownerOf(THING)).toBe('robot');
    expect(positionOf()).toEqual(at(0).position);
    const { dropped } = robot.things;
    await clock.advance(60_000);
    expect(positionOf()).toEqual(at(0).position);
    expect(robot.things.dropped).toBe(dropped);
  });

  it('lets go of what somebody takes from its hand, and tries again later', async () => {
    const { clock, alice, positionOf } = await meet();
    alice.things.take(THING, at(0));
    alice.things.rest(THING, at(2));
    while (alice.things.isOwn(THING)) await clock.advance(50);
    alice.things.take(THING, at(1.5));
    await clock.advance(10_000);
    expect(alice.things.isOwn(THING)).toBe(true);
    alice.things.rest(THING, at(-2));
    await clock.advance(5_000);
    expect(positionOf()).toEqual(at(0).position);
  });

  it('leaves nothing in the air that somebody held who is gone', async () => {
    const { clock, alice, robot } = await meet();
    alice.things.take(THING, at(0));
    alice.things.move(THING, at(1));
    await clock.advance(500);
    await alice.data[Symbol.asyncDispose]();
    await clock.advance(500);
    const [state] = robot.things.states();
    expect(state).toMatchObject({ isResting: true, pose: at(0), claim: { owner: 'robot' } });
  });

  it('waves when asked to, and stands still afterwards', async () => {
    const { clock, alice, robot } = await meet();
    const hands = new Set<string>();
    const watching = alice.things.watch(() =>
      hands.add(`${alice.things.bodyOf('robot', HAND_PART)?.position}`),
    );
    robot.mover?.wave();
    await clock.advance(4_000);
    expect(hands.size).toBeGreaterThan(10);
    hands.clear();
    await clock.advance(30_000);
    expect(hands.size).toBe(0);
    watching[Symbol.dispose]();
  });
});

describe('what the robot does at the board', () => {
  it('answers each note once, one after the other, also after it was away', async () => {
    const clock = new VirtualClock();
    const doc = new Doc();
    let answered = 0;
    const open = () => new BoardReader({ doc, clock, onAnswered: () => (answered += 1) });
    const first = open();
    const notes = doc.getArray<unknown>('notes');
    notes.push(['robot one', 7, 'robot two', 'hello']);
    await clock.advance(600);
    expect(notes.length).toBe(5);
    await clock.advance(10_000);
    expect(notes.length).toBe(6);
    first[Symbol.dispose]();
    using _second = open();
    notes.push(['robot three']);
    await clock.advance(10_000);
    expect(notes.length).toBe(8);
    expect(answered).toBe(3);
  });
});
