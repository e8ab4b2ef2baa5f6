import { personTag } from './credentials.ts';
import { nameUse, sumUse } from './named-use.ts';
import { RelayPeople } from './people.ts';
import { noCounts } from './use.ts';

const secret = 'a secret of a test';
const used = (sentBytes: number, allocations = 0) => ({ ...noCounts(), sentBytes, allocations });

describe('the people of a relay', () => {
  it('get another tag when they are ended, and nobody else does', () => {
    const people = new RelayPeople(secret);
    const [first, other] = [people.tagOf('alice'), people.tagOf('bob')];
    expect(first).toBe(personTag(secret, 'alice'));
    expect(people.end('alice')).toBe(first);
    const second = people.tagOf('alice');
    expect(people.end('alice')).toBe(second);
    expect(new Set([first, second, people.tagOf('alice'), other]).size).toBe(4);
    expect(people.tagOf('bob')).toBe(other);
  });

  it('are reviewed as long as their credentials are not ended', () => {
    const people = new RelayPeople(secret);
    people.issued(people.tagOf('alice'), { userId: 'alice', generation: 3 });
    people.issued(people.tagOf('bob'), { userId: 'bob', generation: 0 });
    people.end('alice');
    expect(people.holders()).toEqual([{ userId: 'bob', generation: 0 }]);
  });

  it('are named where they are known, under all their tags', () => {
    const people = new RelayPeople(secret);
    const tags = [people.tagOf('alice')];
    people.issued(tags[0]!, { userId: 'alice', generation: 0 });
    people.end('alice');
    tags.push(people.tagOf('alice'));
    people.issued(tags[1]!, { userId: 'alice', generation: 1 });
    const counted = [
      { tag: 'unknown', ...used(1) },
      { tag: tags[0]!, ...used(10) },
      { tag: 'another', ...used(2) },
      { tag: tags[1]!, ...used(20, 1) },
    ];
    expect(nameUse({ total: used(33, 1), people: counted }, people)).toEqual({
      total: used(33, 1),
      people: [
        { userId: 'alice', ...used(30, 1) },
        { userId: null, ...used(3) },
      ],
    });
  });

  it('are added up over relays, a bounded number of them', () => {
    const many = Array.from({ length: 600 }, (_, at) => ({ userId: `u${at}`, ...used(at) }));
    const one = { total: used(5), people: [{ userId: 'u7', ...used(1_000) }] };
    const { total, people } = sumUse([{ total: used(1), people: many }, one]);
    expect(total).toEqual(used(6));
    expect(people).toHaveLength(500);
    expect(people[0]).toEqual({ userId: 'u7', ...used(1_007) });
    expect(sumUse([])).toEqual({ total: noCounts(), people: [] });
  });
});
