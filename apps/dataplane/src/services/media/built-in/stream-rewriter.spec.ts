import fc from 'fast-check';
import { StreamRewriter } from './stream-rewriter.ts';
import { readVp8, wrap } from './vp8.ts';

/** The first packet of a frame: descriptor with picture id (15 bits) and base layer index. */
function frame(pictureId: number, tl0: number, key: boolean): Buffer {
  return Buffer.from([
    0x90,
    0xc0,
    0x80 | (pictureId >> 8),
    pictureId & 0xff,
    tl0,
    key ? 0x10 : 0x11,
    0,
  ]);
}

test('a key frame is told from others', () => {
  expect(readVp8(frame(5, 1, true))?.isKeyFrameStart).toBe(true);
  expect(readVp8(frame(5, 1, false))?.isKeyFrameStart).toBe(false);
  expect(readVp8(Buffer.of(0x80, 0x10))?.isKeyFrameStart).toBeUndefined();
});

test('no payload, however short or wrong, is more than unreadable', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      expect(() => readVp8(Buffer.from(bytes))).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});

const stream = fc.record({
  sequence: fc.integer({ min: 0, max: 0xffff }),
  timestamp: fc.integer({ min: 0, max: 0xffffffff }),
  pictureId: fc.integer({ min: 0, max: 0x7fff }),
  tl0: fc.integer({ min: 0, max: 0xff }),
  frames: fc.integer({ min: 1, max: 8 }),
});

test('a key frame says how large the picture is', () => {
  const size = Buffer.from([0x00, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x40]);
  const [descriptor, rest] = [frame(5, 1, true).subarray(0, 5), Buffer.from([0x10])];
  expect(readVp8(Buffer.concat([descriptor, rest, size]))?.height).toBe(180);
});

test('over every seam the numbers go on by one, and the time by what has passed', () => {
  fc.assert(
    fc.property(fc.array(stream, { minLength: 1, maxLength: 6 }), (streams) => {
      const rewriter = new StreamRewriter('video');
      let now = 0;
      const out = streams.flatMap((one) => {
        rewriter.begin();
        return Array.from({ length: one.frames }, (_, at) => {
          const numbers = {
            sequence: wrap(one.sequence + at, 16),
            timestamp: wrap(one.timestamp + at * 3_600, 32),
          };
          const payload = frame(wrap(one.pictureId + at, 15), wrap(one.tl0 + at, 8), at === 0);
          const next = rewriter.rewrite(numbers, payload, (now += 40))!;
          return { ...next, vp8: readVp8(next.payload)! };
        });
      });
      out.slice(1).forEach((next, at) => {
        const before = out[at]!;
        expect(wrap(next.sequence - before.sequence, 16)).toBe(1);
        expect(wrap(next.timestamp - before.timestamp, 32)).toBe(3_600);
        expect(wrap(next.vp8.pictureId!.value - before.vp8.pictureId!.value, 15)).toBe(1);
        expect(wrap(next.vp8.tl0!.value - before.vp8.tl0!.value, 8)).toBe(1);
      });
    }),
  );
});

test('a packet that comes late keeps its place', () => {
  const rewriter = new StreamRewriter('audio');
  const at = (sequence: number) =>
    rewriter.rewrite({ sequence, timestamp: 0 }, Buffer.of(1), 0)?.sequence;
  at(10);
  rewriter.begin();
  expect([at(500), at(502), at(501), at(503)]).toEqual([11, 13, 12, 14]);
});

test('a packet from before the seam has no place any more', () => {
  const rewriter = new StreamRewriter('audio');
  const at = (sequence: number) =>
    rewriter.rewrite({ sequence, timestamp: 0 }, Buffer.of(1), 0)?.sequence;
  at(10);
  rewriter.begin();
  expect([at(500), at(499), at(501), at(1_400), at(499)]).toEqual([11, undefined, 12, 911, 10]);
});
