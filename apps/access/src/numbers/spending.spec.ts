import { assertWithin, totalOf } from './spending.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });

it('adds up cents, each currency by itself', () => {
  expect(totalOf([usd(0.1), usd(0.2), { amount: 1, currency: 'EUR' }])).toEqual([
    usd(0.3),
    { amount: 1, currency: 'EUR' },
  ]);
});

it.each([
  ['up to the limit', usd(2.3), [usd(1), usd(1)], usd(0.3), true],
  ['beyond it', usd(2.29), [usd(1), usd(1)], usd(0.3), false],
  ['with no limit', undefined, [], usd(1), false],
  ['in a currency that nobody has limited', usd(100), [], { amount: 1, currency: 'EUR' }, false],
  ['beside what costs other money', usd(2), [{ amount: 9, currency: 'EUR' }], usd(2), true],
] as const)('allows a purchase or not: %s', (_, limit, spent, more, isAllowed) => {
  const ask = () => assertWithin(limit, spent, more);
  if (isAllowed) expect(ask).not.toThrow();
  else expect(ask).toThrow(expect.objectContaining({ code: 'number-limit-exceeded' }));
});
