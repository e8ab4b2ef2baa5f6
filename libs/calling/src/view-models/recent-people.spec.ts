import { keyOf, recentPeople } from './recent-people.ts';
import type { CallRecord } from './call-record.ts';

function record(id: string, people: readonly string[], seen = true): CallRecord {
  return {
    id,
    others: people.map((personId) => ({ personId, name: `the ${personId}` })),
    direction: 'incoming',
    outcome: 'answered',
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
    expect(people.map(({ key, latest }) => [key, latest.id])).toEqual([
      ['bob', '4'],
      ['carla', '3'],
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
