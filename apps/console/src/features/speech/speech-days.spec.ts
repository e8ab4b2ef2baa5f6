/** @jest-environment node */
import { byProvider, datesOf, valuesOf } from './speech-days';
import type { SpeechDay } from './speech-days';

const day = (date: string, given: Partial<SpeechDay> = {}): SpeechDay => ({
  ...{ date, provider: 'azure', characters: 100, seconds: 30, requests: 4, failures: 1 },
  ...given,
});
const use = {
  today: '2026-03-01',
  days: [
    day('2026-03-01'),
    day('2026-03-01', { provider: 'embedded', requests: 9 }),
    day('2026-02-28', { characters: 50 }),
  ],
};

describe('the use of speech', () => {
  it('is shown for the last 30 days, over the end of a month', () => {
    const dates = datesOf(use);
    expect(dates).toHaveLength(30);
    expect([dates[0], ...dates.slice(-2)]).toEqual(['2026-01-31', '2026-02-28', '2026-03-01']);
  });

  it('is nothing on days without any', () => {
    const values = valuesOf(use, 'azure', datesOf(use), ({ characters }) => characters);
    expect(values.slice(-3)).toEqual([0, 50, 100]);
    const seconds = valuesOf(use, 'embedded', ['2026-02-28', '2026-03-01'], (one) => one.seconds);
    expect(seconds).toEqual([0, 30]);
  });

  it('adds up by provider, whoever was asked most first', () => {
    expect(byProvider(use)).toEqual([
      { provider: 'embedded', characters: 100, seconds: 30, requests: 9, failures: 1 },
      { provider: 'azure', characters: 150, seconds: 60, requests: 8, failures: 2 },
    ]);
    expect(byProvider({ ...use, days: [] })).toEqual([]);
  });
});
