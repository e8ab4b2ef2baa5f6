import fc from 'fast-check';
import { Arrivals, received } from './arrivals.ts';
import { wrap } from './vp8.ts';

test('those that came, those that did not, and when', () => {
  const arrivals = new Arrivals();
  arrivals.take(10, 64);
  arrivals.take(11, 65);
  arrivals.take(13, 165);
  expect(arrivals.report()).toEqual({
    base: 10,
    count: 4,
    reference: 1,
    runs: [
      { status: received.small, length: 2 },
      { status: received.not, length: 1 },
      { status: received.large, length: 1 },
    ],
    deltas: [
      { status: received.small, ticks: 0 },
      { status: received.small, ticks: 4 },
      { status: received.large, ticks: 400 },
    ],
  });
  expect(arrivals.report()).toBeUndefined();
});

test('whatever comes in whatever order, a report is consistent and reports join up', () => {
  const packet = fc.record({
    sequence: fc.integer({ min: 0, max: 0xffff }),
    later: fc.integer({ min: 0, max: 200 }),
    report: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(packet, { maxLength: 100 }), (packets) => {
      const arrivals = new Arrivals();
      let now = 0;
      for (const { sequence, later, report } of packets) {
        arrivals.take(sequence, (now += later));
        const told = report ? arrivals.report() : undefined;
        if (!told) continue;
        expect(told.runs.reduce((sum, { length }) => sum + length, 0)).toBe(told.count);
        const arrived = told.runs.filter(({ status }) => status !== received.not);
        expect(arrived.reduce((sum, { length }) => sum + length, 0)).toBe(told.deltas.length);
        expect(told.count).toBeLessThanOrEqual(2_000);
      }
    }),
  );
});

test('one report begins where the other ended, also where the numbers begin again', () => {
  const arrivals = new Arrivals();
  for (let at = 0; at < 40; at++) {
    arrivals.take(wrap(65_520 + at, 16), at);
    if (at % 10 === 9) expect(arrivals.report()).toMatchObject({ count: 10 });
  }
});
