import { isMissed, newlyMissed } from './missed-calls';
import type { CallRecord } from './use-call-history';

function record(id: string, change: Partial<CallRecord> = {}): CallRecord {
  return {
    id,
    callId: `call-${id}`,
    others: [],
    direction: 'incoming',
    outcome: 'missed',
    video: false,
    startedAt: '2026-01-01T12:00:00.000Z',
    durationSeconds: 0,
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
