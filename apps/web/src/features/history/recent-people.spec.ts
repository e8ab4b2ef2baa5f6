import { keyOf, recentPeople } from './recent-people';
import type { CallRecord } from './use-call-history';

function record(id: string, people: readonly string[], seen = true): CallRecord {
  return {
    id,
    callId: `call-${id}`,
    others: people.map((personId) => ({ personId, userId: null, name: `the ${personId}` })),
    direction: 'incoming',
    outcome: 'answered',
    video: false,
    startedAt: '2026-01-01T12:00:00.000Z',
    durationSeconds: 0,
    seen,
  };
}

describe('people one had calls with', () => {
  it('stand once, whoever one had the latest with first', () => {
    const people = recentPeople([
      record('4', ['bob']),
      record('3', ['carla']),
      record('2', ['bob']),
    ]);
    expect(people.map(({ names, latest }) => [names, latest.id])).toEqual([
      [['the bob'], '4'],
      [['the carla'], '3'],
    ]);
  });

  it('are the same in any order, and others when somebody is missing', () => {
    expect(keyOf(record('1', ['bob', 'carla']))).toBe(keyOf(record('2', ['carla', 'bob'])));
    const people = recentPeople([record('2', ['bob', 'carla']), record('1', ['bob'])]);
    expect(people).toHaveLength(2);
  });

  it('stand out while one of their calls has not been looked at', () => {
    const people = recentPeople([
      record('3', ['bob']),
      record('2', ['bob'], false),
      record('1', ['carla']),
    ]);
    expect(people.map(({ unseen }) => unseen)).toEqual([true, false]);
  });
});
