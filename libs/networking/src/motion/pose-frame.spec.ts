import fc from 'fast-check';
import { readPoses, writePoses } from './pose-frame.ts';

const metre = fc.float({ min: -1_000, max: 1_000, noNaN: true });
const turn = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: -1, max: 1, noNaN: true })))
  .filter((values) => Math.hypot(...values) > 0.1)
  .map((values) => values.map((value) => value / Math.hypot(...values)));

it('says where things are, to the precision that is drawn', () => {
  const thing = fc.record({
    thing: fc.nat(0xffff),
    epoch: fc.nat(0xffff),
    pose: fc.record({ position: fc.tuple(metre, metre, metre), rotation: turn }),
  });
  fc.assert(
    fc.property(fc.nat(), fc.array(thing, { maxLength: 20 }), (atMs, poses) => {
      const read = readPoses(writePoses({ atMs, poses: poses as never }));
      expect(read?.atMs).toBe(atMs);
      expect(read?.poses.map(({ thing: number, epoch }) => [number, epoch])).toEqual(
        poses.map(({ thing: number, epoch }) => [number, epoch]),
      );
      for (const [at, { pose }] of (read?.poses ?? []).entries()) {
        expect(pose.position).toEqual(poses[at]!.pose.position);
        pose.rotation.forEach((value, axis) =>
          expect(value).toBeCloseTo(poses[at]!.pose.rotation[axis]!, 3),
        );
      }
    }),
  );
});

it('keeps within what one frame holds', () => {
  const one = {
    thing: 1,
    epoch: 1,
    pose: { position: [0, 0, 0], rotation: [0, 0, 0, 1] },
  } as const;
  expect(readPoses(writePoses({ atMs: 0, poses: Array(300).fill(one) }))?.poses).toHaveLength(255);
});

it('makes nothing of two thousand hostile frames but finite poses', () => {
  const nearly = fc
    .tuple(fc.nat(3), fc.uint8Array({ minLength: 100, maxLength: 100 }))
    .map(([count, bytes]) => {
      const frame = bytes.slice(0, 9 + count * 24);
      frame[8] = count;
      return frame;
    });
  for (const bytes of fc.sample(fc.oneof(nearly, fc.uint8Array({ maxLength: 200 })), 2_000)) {
    const read = readPoses(bytes);
    const numbers = read?.poses.flatMap(({ pose }) => [...pose.position, ...pose.rotation]) ?? [];
    expect(numbers.every(Number.isFinite)).toBe(true);
  }
});
