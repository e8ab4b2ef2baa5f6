import { isEmergencyNumber } from './emergency-number.ts';
import { timeZonesOf } from './time-zones.ts';

describe('an emergency number', () => {
  it.each([
    ['911', 'US', true],
    ['112', 'US', true],
    ['9111', 'US', false],
    ['+1911', 'US', false],
    ['999', 'GB', true],
    ['999', 'US', false],
    ['1 1 0', 'DE', true],
    ['', 'US', false],
    ['9'.repeat(100_000), 'GB', false],
  ] as const)('%s in %s: %s', (dialled, country, isOne) => {
    expect(isEmergencyNumber(dialled, country)).toBe(isOne);
  });
});

describe('the time zones of a number', () => {
  it('are one for most, several for an island, dozens where it is free', async () => {
    expect(await timeZonesOf('+14255550100')).toEqual(['America/Los_Angeles']);
    expect(await timeZonesOf('+12025550100')).toEqual(['America/New_York']);
    expect(await timeZonesOf('+447700900123')).toEqual([
      'Europe/Guernsey',
      'Europe/Isle_of_Man',
      'Europe/London',
    ]);
    expect((await timeZonesOf('+18005550100')).length).toBeGreaterThan(40);
    expect(await timeZonesOf('+99')).toEqual([]);
  });

  it('are the same when they are asked for again', async () => {
    const [once, again] = [await timeZonesOf('+12025550100'), await timeZonesOf('+12025550199')];
    expect(again).toBe(once);
  });
});
