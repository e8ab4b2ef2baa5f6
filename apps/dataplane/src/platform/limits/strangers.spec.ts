import { Strangers } from './strangers.ts';

const bounds = { perAddress: 2, total: 3 };

describe('connections of strangers', () => {
  function open() {
    const closed: string[] = [];
    const strangers = new Strangers(bounds);
    const add = (address: string, name: string) =>
      strangers.add(address, () => void closed.push(name));
    return { closed, add };
  }

  it('make room for another of the same address, the oldest first', () => {
    const { closed, add } = open();
    ['a1', 'a2', 'a3', 'a4'].forEach((name) => add('a', name));
    expect(closed).toEqual(['a1', 'a2']);
  });

  it('make room for another address where there are the most', () => {
    const { closed, add } = open();
    add('b', 'b1');
    add('a', 'a1');
    add('a', 'a2');
    add('c', 'c1');
    expect(closed).toEqual(['a1']);
  });

  it('are not counted any more once they are known, however often that is said', () => {
    const { closed, add } = open();
    const known = add('a', 'a1');
    known();
    known();
    ['a2', 'a3'].forEach((name) => add('a', name));
    add('b', 'b1');
    expect(closed).toEqual([]);
  });
});
