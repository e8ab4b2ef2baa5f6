import { setImmediate } from 'node:timers/promises';
import { VirtualClock } from '@switchboard/kernel/testing';
import { GroupWriter } from './group-writer.ts';
import type { Gathering } from './group-writer.ts';

function writer(gathering?: Gathering) {
  const groups: { items: readonly string[]; end: PromiseWithResolvers<void> }[] = [];
  const group = new GroupWriter<string>((items) => {
    const end = Promise.withResolvers<void>();
    groups.push({ items, end });
    return end.promise;
  }, gathering);
  return { group, groups };
}

it('writes the first at once, and what comes meanwhile together', async () => {
  const { group, groups } = writer();
  const first = group.add('a');
  const later = Promise.all([group.add('b'), group.add('c')]);
  expect(groups.map(({ items }) => items)).toEqual([['a']]);
  groups[0]!.end.resolve();
  await first;
  await setImmediate();
  expect(groups.map(({ items }) => items)).toEqual([['a'], ['b', 'c']]);
  groups[1]!.end.resolve();
  await later;
  void group.add('d');
  expect(groups[2]!.items).toEqual(['d']);
});

it('goes on after a write that failed at once', async () => {
  let isAway = true;
  const group = new GroupWriter<string>(() => {
    if (isAway) throw new Error('away');
    return Promise.resolve();
  });
  await expect(group.add('a')).rejects.toThrow('away');
  isAway = false;
  await expect(group.add('b')).resolves.toBeUndefined();
});

it('tells only those of a failure whose group failed', async () => {
  const { group, groups } = writer();
  const first = group.add('a');
  const second = group.add('b');
  groups[0]!.end.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  groups[1]!.end.resolve();
  await expect(second).resolves.toBeUndefined();
});

it('gives a group time to grow where nobody waits for it, until it is disposed of', async () => {
  const clock = new VirtualClock();
  const { group, groups } = writer({ clock, ms: 20 });
  const first = Promise.all([group.add('a'), group.add('b')]);
  await clock.advance(19);
  expect(groups).toEqual([]);
  await clock.advance(1);
  expect(groups.map(({ items }) => items)).toEqual([['a', 'b']]);
  groups[0]!.end.resolve();
  await first;
  await setImmediate();
  void group.add('c');
  group[Symbol.dispose]();
  await setImmediate();
  expect(groups[1]!.items).toEqual(['c']);
});
