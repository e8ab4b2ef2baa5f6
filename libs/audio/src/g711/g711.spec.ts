import { aLaw } from './a-law.ts';
import type { Companding } from './companding.ts';
import { muLaw } from './mu-law.ts';

/** A step of tables 1a and 2a of ITU-T G.711: so many intervals of this size, in units of the table. */
type Intervals = readonly [count: number, size: number];

interface Law {
  readonly name: string;
  readonly law: Companding;
  /** Samples of 16 bits in one unit of the table. */
  readonly unit: number;
  readonly intervals: readonly Intervals[];
  /** The character signal of the positive value `n`, before and after which bits are inverted. */
  readonly byteOf: (n: number, isNegative: boolean) => number;
}

const LAWS: readonly Law[] = [
  {
    name: 'mu-law',
    law: muLaw,
    unit: 4,
    intervals: [
      [1, 1],
      [15, 2],
      ...[4, 8, 16, 32, 64, 128, 256].map((size): Intervals => [16, size]),
    ],
    byteOf: (n, isNegative) => (isNegative ? 0x7f : 0xff) - n,
  },
  {
    name: 'A-law',
    law: aLaw,
    unit: 8,
    intervals: [[32, 2], ...[4, 8, 16, 32, 64, 128].map((size): Intervals => [16, size])],
    byteOf: (n, isNegative) => (isNegative ? n : n + 0x80) ^ 0x55,
  },
];

/** Where each interval begins and what it stands for, in samples of 16 bits, as the tables list them. */
function quantisation({ unit, intervals }: Law): { from: number; value: number }[] {
  let from = 0;
  return intervals.flatMap(([count, size]) =>
    Array.from({ length: count }, () => {
      // The first value of mu-law is 0, at the edge of its interval; all others are in the middle.
      const value = size === 1 ? 0 : from + size / 2;
      from += size;
      return { from: (from - size) * unit, value: value * unit };
    }),
  );
}

describe.each(LAWS)('G.711 $name', (one) => {
  const { law, byteOf } = one;
  const steps = quantisation(one);

  it('has 128 values for each sign', () => expect(steps).toHaveLength(128));

  it('decodes all 256 bytes to the values of the table', () => {
    for (const [n, { value }] of steps.entries())
      for (const isNegative of [false, true]) {
        const [sample] = law.decode(Uint8Array.of(byteOf(n, isNegative)));
        expect(sample).toBe(isNegative && value !== 0 ? -value : value);
      }
  });

  it('encodes all 65,536 samples by the decision values of the table', () => {
    const samples = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
    const wrong = law.encode(samples).reduce((count, byte, index) => {
      const sample = samples[index]!;
      const isNegative = sample < 0;
      // A decision value itself belongs to the interval that is greater, on both sides of zero.
      const magnitude = isNegative ? -sample - 1 : sample;
      const n = steps.findLastIndex(({ from }) => from <= magnitude);
      return count + (byte === byteOf(n, isNegative) ? 0 : 1);
    }, 0);
    expect(wrong).toBe(0);
  });

  it('gives every byte back that was decoded', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const again = law.encode(law.decode(bytes));
    // Mu-law has two bytes for zero, of which the positive one is sent.
    const expected = bytes.map((byte) => (one.name === 'mu-law' && byte === 0x7f ? 0xff : byte));
    expect(again).toEqual(expected);
  });

  it('knows the byte of silence', () => {
    expect(law.encode(Int16Array.of(0))).toEqual(Uint8Array.of(law.silence));
    expect(law.silence).toBe(one.name === 'mu-law' ? 0xff : 0xd5);
  });
});
