import { inLanes } from './in-lanes.ts';

/** Work that ends when it is told to. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, (outcome: string) => void>();
  const run = (name: string): Promise<string> => {
    begun.push(name);
    return new Promise((resolve) => ends.set(name, resolve));
  };
  const finish = async (name: string): Promise<void> => {
    ends.get(name)!(`${name} done`);
    await new Promise(setImmediate);
  };
  return { begun, run, finish };
}

it('begins as many lanes as it may, and the next one where one is done', async () => {
  const { begun, run, finish } = workshop();
  const outcomes = inLanes([['a1', 'a2'], ['b1'], ['c1']], 2, run);
  expect(begun).toEqual(['a1', 'b1']);
  await finish('b1');
  expect(begun).toEqual(['a1', 'b1', 'c1']);
  await finish('a1');
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2']);
  await finish('c1');
  await finish('a2');
  expect(await Promise.all(outcomes)).toEqual(['a1 done', 'a2 done', 'b1 done', 'c1 done']);
});

it('goes on after work that failed, and says so', async () => {
  const run = async (fails: boolean): Promise<string> => {
    if (fails) throw new Error('broken');
    return 'fine';
  };
  const outcomes = await Promise.allSettled(inLanes([[true, false], [false]], 1, run));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
