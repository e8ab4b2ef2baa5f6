/** @jest-environment node */
import { choicesWithin, keyOf } from './capability-choices';
import { freshOperations } from './fresh-operations';
import { readPlace, writePlace } from './numbers-place';
import type { NumberOperation } from './use-numbers';

it.each(['', '?tab=get', '?tab=get&search=nop_1a'])(
  'an address says what is looked at: %j',
  (text) => {
    expect(writePlace(readPlace(new URLSearchParams(text)))).toBe(text);
  },
);

it('what an address does not know is as if it were not there', () => {
  expect(readPlace(new URLSearchParams('?tab=x&search=+14255550100'))).toEqual({
    tab: 'owned',
    search: null,
  });
});

it('no more may be chosen than a number can do', () => {
  expect(choicesWithin('inbound+outbound')).toHaveLength(4);
  expect(choicesWithin('outbound')).toEqual(['outbound', 'none']);
  expect(choicesWithin('none')).toEqual(['none']);
  expect(keyOf('inbound+outbound')).toBe('both');
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
