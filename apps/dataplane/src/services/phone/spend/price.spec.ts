import { secondsLeft } from './allowance.ts';
import { defaultRules } from './default-rules.ts';
import { costOf, priceOf } from './price.ts';

const OURS = '+14255550100';
const [plan] = defaultRules.rates;
const finer = { prefix: '+1425', name: 'Near', perMinute: 5_000, isAllowed: true };
const rules = {
  ...defaultRules,
  rates: [plan!, finer, { ...plan!, prefix: '+1809', isAllowed: false }],
};

describe('what a call costs', () => {
  it.each([
    ['+14255550123', 5_000],
    ['+12065550123', 13_000],
  ])('%s by the longest prefix: %i', (number, perMinute) => {
    expect(priceOf(rules, number, OURS)).toMatchObject({ kind: 'allowed', rate: { perMinute } });
  });

  it.each([
    ['+442079460018', 'destination'],
    ['+18095550123', 'destination'],
    ['+19005550123', 'premium'],
  ])('%s is not called: %s', (number, because) => {
    expect(priceOf(rules, number, OURS)).toEqual({ kind: 'denied', because });
  });

  it('reaches premium numbers where that is allowed, and only where a number may call', () => {
    const premium = { ...rules, allowsPremium: true };
    expect(priceOf(premium, '+19005550123', OURS).kind).toBe('allowed');
    const own = { ...defaultRules.perNumber, phoneNumber: OURS, prefixes: ['+1425'] };
    const narrow = { ...rules, numbers: [own] };
    expect(priceOf(narrow, '+14255550123', OURS).kind).toBe('allowed');
    expect(priceOf(narrow, '+12065550123', OURS).kind).toBe('denied');
    expect(priceOf(narrow, '+12065550123', '+14255550101').kind).toBe('allowed');
  });

  it('denies by itself what toll fraud calls', () => {
    for (const number of ['+18765550123', '+19005550123', '+442079460018', '+882990000000']) {
      expect(priceOf(defaultRules, number, OURS).kind).toBe('denied');
    }
  });

  it('is counted by seconds, and never less than it is', () => {
    expect([costOf(13_000, 0), costOf(13_000, 1), costOf(13_000, 60)]).toEqual([0, 217, 13_000]);
  });
});

describe('what may still be talked', () => {
  const limits = { calls: 1, costPerDay: 100, minutesPerDay: 2 };

  it.each([
    ['all that is wanted', { seconds: 0, cost: 0 }, 60, 60],
    ['until the minutes are used', { seconds: 100, cost: 0 }, 60, 20],
    ['until the cost is reached', { seconds: 0, cost: 70 }, 60, 30],
    ['anything, where it costs nothing', { seconds: 0, cost: 100 }, 0, 60],
    ['nothing beyond a cap that was lowered', { seconds: 0, cost: 500 }, 60, 0],
  ])('%s', (_what, spent, perMinute, left) => {
    expect(secondsLeft(limits, spent, { perMinute, wanted: 60 })).toBe(left);
  });
});
