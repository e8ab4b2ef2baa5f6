import { jest } from '@jest/globals';

jest.unstable_mockModule('libphonenumber-geo-carrier', () => ({
  default: { timezones: () => Promise.resolve(null) },
}));
const { timeZonesOf } = await import('./time-zones.ts');

it('does not take missing data for a number that says nothing', async () => {
  await expect(timeZonesOf('+14255550100')).rejects.toThrow('not beside its library');
});
