import fc from 'fast-check';
import { Ownership } from './ownership.ts';
import type { Claim } from './ownership.ts';
import { between } from './pose.ts';
import type { Pose, Quaternion } from './pose.ts';
import { SnapshotBuffer } from './snapshot-buffer.ts';

const UPRIGHT: Quaternion = [0, 0, 0, 1];
const at = (x: number, rotation = UPRIGHT): Pose => ({ position: [x, 0, 0], rotation });
const x = (pose: Pose | undefined): number | undefined => pose?.position[0];

describe('a pose between two', () => {
  it('turns the short way round, and stays a turn', () => {
    const half = Math.SQRT1_2;
    const { rotation } = between(at(0), at(0, [0, -half, 0, -half]), 0.5);
    expect(rotation[1]).toBeCloseTo(Math.sin(Math.PI / 8));
    expect(rotation[3]).toBeCloseTo(Math.cos(Math.PI / 8));
  });

  it('has no way between opposite turns, and says the first', () => {
    expect(between(at(0), at(0, [0, 0, 0, -1]), 0.5).rotation).toEqual(UPRIGHT);
    expect(between(at(0, [1, 0, 0, 0]), at(0, UPRIGHT), 0.5).rotation[0]).toBeCloseTo(Math.SQRT1_2);
  });
});

describe('the movement of a thing', () => {
  it('is even between snapshots, whatever order they came in, and how often', () => {
    const times = [0, 50, 100, 150, 200];
    fc.assert(
      fc.property(fc.shuffledSubarray(times, { minLength: 5 }), fc.nat(200), (order, ms) => {
        const buffer = new SnapshotBuffer();
        for (const time of [...order, ...order]) buffer.add(time, at(time / 10));
        expect(x(buffer.at(ms))).toBeCloseTo(ms / 10);
      }),
    );
  });

  it('goes on for a tenth of a second when nothing comes, and then stops', () => {
    const buffer = new SnapshotBuffer();
    expect(buffer.at(0)).toBeUndefined();
    buffer.add(0, at(0));
    expect(x(buffer.at(500))).toBe(0);
    buffer.add(100, at(1));
    expect(x(buffer.at(150))).toBeCloseTo(1.5);
    expect(x(buffer.at(10_000))).toBeCloseTo(2);
    expect(x(buffer.at(-50))).toBe(0);
  });

  it('is forgotten when somebody else moves it', () => {
    const buffer = new SnapshotBuffer();
    buffer.add(1_000, at(9));
    buffer.clear();
    buffer.add(500, at(1));
    expect(x(buffer.at(1_000))).toBe(1);
  });

  it('keeps no more than is drawn', () => {
    const buffer = new SnapshotBuffer();
    for (let ms = 0; ms < 10_000; ms += 10) buffer.add(ms, at(ms));
    expect(x(buffer.at(0))).toBe(10_000 - 64 * 10);
  });
});

describe('who moves a thing', () => {
  const claims = fc.array(
    fc.record({
      owner: fc.constantFrom('alice', 'bob', 'carla'),
      epoch: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1 },
  );
  const afterAll = (heard: readonly Claim[]): Claim | undefined => {
    const ownership = new Ownership();
    for (const claim of heard) ownership.hear('ball', claim);
    return ownership.of('ball');
  };

  it('is the same for all, in whatever order and however often they hear of it', () => {
    fc.assert(
      fc.property(claims, fc.infiniteStream(fc.nat()), (heard, luck) => {
        const shuffled = [...heard, ...heard]
          .map((claim) => ({ claim, place: luck.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ claim }) => claim);
        expect(afterAll(shuffled)).toEqual(afterAll(heard));
      }),
    );
  });

  it('is whoever takes it last, and of two at once one of them', () => {
    const [alice, bob] = [new Ownership(), new Ownership()];
    const [hers, his] = [alice.take('ball', 'alice'), bob.take('ball', 'bob')];
    expect(alice.hear('ball', his)).toBe(true);
    expect(bob.hear('ball', hers)).toBe(false);
    expect([alice.of('ball'), bob.of('ball')]).toEqual([his, his]);
    const again = alice.take('ball', 'alice');
    expect(bob.hear('ball', again)).toBe(true);
    expect(bob.entries()).toEqual([['ball', { owner: 'alice', epoch: 2 }]]);
  });
});
