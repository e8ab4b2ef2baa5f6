import fc from 'fast-check';
import { readTimes, writeTimes } from './clock-frame.ts';

it('is read as it was written', () => {
  const times = { kind: 'answer', askedMs: 12.5, answeredMs: 1_795_000_000_123 } as const;
  expect(readTimes(writeTimes(times))).toEqual(times);
});

it('makes nothing of two thousand hostile frames but finite times', () => {
  const length = { minLength: 17, maxLength: 17 };
  const frames = fc.oneof(fc.uint8Array(length), fc.uint8Array({ maxLength: 40 }));
  for (const bytes of fc.sample(frames, 2_000)) {
    const { askedMs = 0, answeredMs = 0 } = readTimes(bytes) ?? {};
    expect(Number.isFinite(askedMs) && Number.isFinite(answeredMs)).toBe(true);
  }
});
