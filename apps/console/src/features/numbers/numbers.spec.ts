/** @jest-environment node */
import { choicesWithin, keyOf } from './capability-choices';
import { freshOperations } from './fresh-operations';
import { readPlace, writePlace } from './numbers-place';
import { totalOf } from './total-of';
import type { NumberOperation } from './use-numbers';

it.each([
  ...['', '?tab=get', '?tab=get&search=nop_1a'],
  '?tab=get&reservation=0ec6f5ab-1111-4222-8333-444455556666',
])('an address says what is looked at: %j', (text) => {
  expect(writePlace(readPlace(new URLSearchParams(text)))).toBe(text);
});

it('what an address does not know is as if it were not there', () => {
  expect(readPlace(new URLSearchParams('?tab=x&search=+14255550100&reservation=1'))).toEqual({
    tab: 'owned',
    search: null,
    reservation: null,
  });
});

it('no more may be chosen than a number can do', () => {
  expect(choicesWithin('inbound+outbound')).toHaveLength(4);
  expect(choicesWithin('outbound')).toEqual(['outbound', 'none']);
  expect(choicesWithin('none')).toEqual(['none']);
  expect(keyOf('inbound+outbound')).toBe('both');
});

it('what numbers cost together is told by currency, to the cent', () => {
  const costs = [0.1, 0.2].map((amount) => ({ amount, currency: 'USD' }));
  expect(totalOf([...costs, { amount: 1, currency: 'GBP' }])).toEqual([
    { amount: 0.3, currency: 'USD' },
    { amount: 1, currency: 'GBP' },
  ]);
});

it('what goes on has a line, and what failed for ten minutes', () => {
  const now = new Date('2026-01-01T01:00:00.000Z');
  const operation = (change: Partial<NumberOperation>): NumberOperation => ({
    ...({ id: 'nop_1', kind: 'buy', state: 'running', number: null, quantity: 1 } as const),
    ...{ found: null, problem: null, startedAt: '2026-01-01T00:00:00.000Z', endedAt: null },
    ...change,
  });
  const failed = (endedAt: string) => operation({ state: 'failed', endedAt });
  const fresh = freshOperations(
    [
      operation({}),
      operation({ kind: 'search' }),
      operation({ state: 'succeeded', endedAt: '2026-01-01T00:59:00.000Z' }),
      failed('2026-01-01T00:59:00.000Z'),
      failed('2026-01-01T00:49:00.000Z'),
    ],
    now,
  );
  expect(fresh.map(({ state }) => state)).toEqual(['running', 'failed']);
});
