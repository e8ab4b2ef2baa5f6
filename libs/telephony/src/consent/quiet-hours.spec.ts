import fc from 'fast-check';
import { defaultQuietHours, quietAt } from './quiet-hours.ts';

const at = (iso: string): number => Date.parse(iso);
const quiet = (zones: string[], iso: string, hours = defaultQuietHours) => {
  const found = quietAt(hours, zones, at(iso));
  if (!found.isQuiet) return 'loud';
  return found.untilMs === undefined ? 'always' : new Date(found.untilMs).toISOString();
};

describe('quiet hours', () => {
  it.each([
    [['America/New_York'], '2026-11-30T01:59:59Z', 'loud'],
    [['America/New_York'], '2026-11-30T02:00:00Z', '2026-11-30T13:00:00.000Z'],
    [['America/New_York'], '2026-11-30T12:59:59.999Z', '2026-11-30T13:00:00.000Z'],
    [['America/New_York'], '2026-11-30T13:00:00Z', 'loud'],
    // Half an hour off, and an hour ahead in summer.
    [['Asia/Kolkata'], '2026-11-30T16:00:00Z', '2026-12-01T02:30:00.000Z'],
    [['Europe/London'], '2026-07-01T06:59:00Z', '2026-07-01T07:00:00.000Z'],
    [[], '2026-11-30T03:00:00Z', 'loud'],
  ])('in %j at %s: %s', (zones, iso, expected) => {
    expect(quiet(zones, iso)).toBe(expected);
  });

  it('last until they are over in every zone', () => {
    const coasts = ['America/New_York', 'America/Los_Angeles'];
    expect(quiet(coasts, '2026-11-30T13:30:00Z')).toBe('2026-11-30T16:00:00.000Z');
    expect(quiet(coasts, '2026-11-30T16:00:00Z')).toBe('loud');
    expect(quiet(coasts, '2026-11-30T02:00:00Z')).toBe('2026-11-30T16:00:00.000Z');
  });

  it('never end where it is always night somewhere', () => {
    expect(
      quiet(['Pacific/Auckland', 'Europe/London', 'Asia/Kolkata'], '2026-11-30T12:00:00Z'),
    ).toBe('always');
  });

  it('end at the hour on the wall when clocks are changed overnight', () => {
    // On 8 March 2026 the clocks of New York go from two to three, on 1 November back from two to one.
    expect(quiet(['America/New_York'], '2026-03-08T04:00:00Z')).toBe('2026-03-08T12:00:00.000Z');
    expect(quiet(['America/New_York'], '2026-11-01T03:00:00Z')).toBe('2026-11-01T13:00:00.000Z');
  });

  it('may be at noon, or none', () => {
    const noon = { fromMinute: 720, untilMinute: 780 };
    expect(quiet(['UTC'], '2026-11-30T12:30:00Z', noon)).toBe('2026-11-30T13:00:00.000Z');
    expect(quiet(['UTC'], '2026-11-30T13:00:00Z', noon)).toBe('loud');
    const none = { fromMinute: 60, untilMinute: 60 };
    expect(quiet(['UTC'], '2026-11-30T01:00:00Z', none)).toBe('loud');
  });

  it('are over in every zone when they are said to be, and not before', () => {
    const zones = fc.subarray([
      'America/New_York',
      'America/Los_Angeles',
      'America/St_Johns',
      'America/Chicago',
      'America/Phoenix',
    ]);
    const minute = fc.integer({ min: 0, max: 1_439 });
    const year = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') });
    fc.assert(
      fc.property(zones, minute, minute, year, (names, fromMinute, untilMinute, nowMs) => {
        const hours = { fromMinute, untilMinute };
        const found = quietAt(hours, names, nowMs);
        if (!found.isQuiet || found.untilMs === undefined) return;
        expect(found.untilMs).toBeGreaterThan(nowMs);
        expect(quietAt(hours, names, found.untilMs)).toEqual({ isQuiet: false });
        expect(quietAt(hours, names, found.untilMs - 1).isQuiet).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
