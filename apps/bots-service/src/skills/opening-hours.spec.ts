import { VirtualClock } from '@switchboard/kernel/testing';
import { madeUpTools } from '../../tests/_skills.ts';
import { openingHours } from './opening-hours.ts';

const { signal } = new AbortController();

describe('the skill of opening hours', () => {
  it.each([
    ['2026-11-30T08:30:00Z', 'Europe/Berlin', 'open'],
    ['2026-11-30T07:59:00Z', 'Europe/Berlin', 'closed'],
    ['2026-11-30T17:00:00Z', 'Europe/Berlin', 'closed'],
    ['2026-11-30T16:59:00Z', 'Europe/Berlin', 'open'],
    ['2026-11-30T17:00:00Z', 'America/Los_Angeles', 'open'],
    ['2026-11-29T12:00:00Z', 'Europe/Berlin', 'closed'],
    // In Auckland it is Monday already.
    ['2026-11-29T20:30:00Z', 'Pacific/Auckland', 'open'],
  ])('at %s in %s it is %s', async (at, timeZone, outcome) => {
    const clock = new VirtualClock(Date.parse(at));
    const tools = { ...madeUpTools().tools, timeZone, clock };
    expect(await openingHours.run({}, tools, signal)).toMatchObject({ outcome });
  });
});
