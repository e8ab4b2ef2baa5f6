import { amountOf, millionthsOf } from './amounts';
import { limitsDraft, limitsProblems, withLimits } from './limits-draft';
import { rateOf, rateProblems } from './rate-draft';
import type { SpendRules } from './use-call-spend';

const limits = { calls: 5, costPerDay: 2_500_000, minutesPerDay: 100 };
const rules: SpendRules = {
  ...{ revision: 1, currency: 'USD', rates: [], allowsPremium: false, callerPerMinute: 60 },
  ...{ resource: limits, perNumber: { ...limits, calls: 2 } },
  numbers: [{ phoneNumber: '+14255550100', prefixes: ['+1'], ...limits }],
};

it.each(['0.013', 0.013, ' 0.013 '])('an amount is kept to the millionth: %j', (written) => {
  expect(millionthsOf(written)).toBe(13_000);
  expect(amountOf(13_000)).toBe(0.013);
});

describe('a rate', () => {
  const draft = { prefix: '+44', name: ' United Kingdom ', perMinute: '0.02', isAllowed: true };

  it('is what was written', () => {
    expect(rateProblems(draft, ['+1'])).toEqual(new Set());
    expect(rateOf(draft)).toEqual({ ...draft, name: 'United Kingdom', perMinute: 20_000 });
  });

  it.each([
    [{ prefix: '44' }, 'prefix'],
    [{ prefix: '+0' }, 'prefix'],
    [{ prefix: '+1' }, 'samePrefix'],
    [{ perMinute: '' }, 'perMinute'],
    [{ perMinute: -1 }, 'perMinute'],
    [{ perMinute: 2_000_000 }, 'perMinute'],
  ])('is not taken with %j', (part, problem) => {
    expect(rateProblems({ ...draft, ...part }, ['+1'])).toEqual(new Set([problem]));
  });
});

describe('limits', () => {
  it.each(['resource', 'perNumber', '+14255550100'])('of %s stay as they are', (owner) => {
    const draft = limitsDraft(rules, owner);
    expect(draft.costPerDay).toBe(2.5);
    expect(limitsProblems(draft, rules, owner)).toEqual(new Set());
    expect({ ...rules, ...withLimits(rules, owner, draft) }).toEqual(rules);
  });

  it('of a new number begin as those of each', () => {
    const draft = { ...limitsDraft(rules, 'new'), phoneNumber: '+14255550101' };
    expect(withLimits(rules, 'new', draft).numbers?.at(-1)).toEqual({
      ...{ phoneNumber: '+14255550101', prefixes: [] },
      ...rules.perNumber,
    });
  });

  it.each([
    [{ calls: 1.5 }, 'calls'],
    [{ calls: '' }, 'calls'],
    [{ minutesPerDay: -1 }, 'minutesPerDay'],
    [{ costPerDay: 'much' }, 'costPerDay'],
    [{ prefixes: ['1'] }, 'prefixes'],
    [{ phoneNumber: '100' }, 'phoneNumber'],
    [{ phoneNumber: '+14255550100' }, 'sameNumber'],
  ])('are not taken with %j', (part, problem) => {
    const draft = { ...limitsDraft(rules, 'new'), phoneNumber: '+14255550101', ...part };
    expect(limitsProblems(draft, rules, 'new')).toEqual(new Set([problem]));
  });
});
