import { VirtualClock } from '@switchboard/kernel/testing';
import { Pace } from './pace.ts';

const MIB = 1_024 * 1_024;

test('a lot may come at once, then a mebibyte a second, and small messages are not for nothing', async () => {
  const clock = new VirtualClock(0);
  const pace = new Pace(clock);
  expect(pace.take(8 * MIB)).toBe(0);
  expect(pace.take(MIB)).toBe(1_000);
  await clock.advance(1_000);
  expect(pace.take(1)).toBe(1);
  await clock.advance(60_000);
  const messages = Array.from({ length: 8 * 1_024 }, () => pace.take(1));
  expect(messages.every((restMs) => restMs === 0)).toBe(true);
  expect(pace.take(1)).toBe(1);
});
