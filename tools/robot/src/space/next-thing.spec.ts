import type { Pose, ThingState } from '@switchboard/networking';
import { hasDisplaced, nextThing, PATIENCE_MS } from './next-thing.ts';

const NOW = 100_000;
const at = (x: number): Pose => ({ position: [x, 0, 0], rotation: [0, 0, 0, 1] });
const places = new Map([1, 2, 3].map((thing) => [thing, at(0)]));

function left(thing: number, change: Partial<ThingState> = {}): ThingState {
  const claim = { owner: 'alice', epoch: 1 };
  return { thing, claim, revision: 1, atMs: NOW - 5_000, pose: at(2), isResting: true, ...change };
}

const seen = (...states: ThingState[]) => ({ states, places, self: 'robot', nowMs: NOW });

describe('what to put back next', () => {
  it('is what came to rest last', () => {
    const states = [left(1), left(2, { atMs: NOW - 2_000 }), left(3)];
    expect(nextThing(seen(...states))?.thing).toBe(2);
  });

  it.each([
    ['is on its way', { isResting: false }],
    ['is the robot’s own', { claim: { owner: 'robot', epoch: 2 } }],
    ['is at its place, or nearly', { pose: at(0.04) }],
    ['was never seen before', { thing: 9 }],
  ])('is nothing that %s', (_, change) => {
    const only = seen(left(1, change));
    expect(nextThing(only)).toBeUndefined();
    expect(hasDisplaced(only)).toBe(false);
  });

  it('is nothing that was put down just now, but will be', () => {
    const justNow = left(1, { atMs: NOW - PATIENCE_MS + 1 });
    expect(nextThing(seen(justNow))).toBeUndefined();
    expect(hasDisplaced(seen(justNow))).toBe(true);
    expect(nextThing({ ...seen(justNow), nowMs: NOW + 1 })?.thing).toBe(1);
  });
});
