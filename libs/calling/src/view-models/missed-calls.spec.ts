import { isMissed, newlyMissed } from './missed-calls.ts';
import type { CallRecord } from './call-record.ts';

function record(id: string, change: Partial<CallRecord> = {}): CallRecord {
  return {
    id,
    others: [],
    direction: 'incoming',
    outcome: 'missed',
    seen: false,
    ...change,
  };
}

describe('missed calls', () => {
  it.each([
    ['incoming', 'missed', true],
    ['incoming', 'failed', true],
    ['incoming', 'declined', false],
    ['incoming', 'answered', false],
    ['outgoing', 'missed', false],
  ] as const)('of what was %s and %s: %s', (direction, outcome, missed) => {
    expect(isMissed(record('a', { direction, outcome }))).toBe(missed);
  });

  it('are no news when the list is read for the first time', () => {
    expect(newlyMissed(undefined, [record('a')])).toEqual([]);
  });

  it('are news when they come later and have not been looked at', () => {
    const records = [record('c'), record('b', { seen: true }), record('a')];
    expect(newlyMissed(new Set(['a']), records).map(({ id }) => id)).toEqual(['c']);
  });
});
