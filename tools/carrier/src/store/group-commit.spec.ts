import { GroupCommit } from './group-commit.ts';
import { Store } from './store.ts';

const add = (store: Store, name: string) => (): string => {
  store.run('INSERT INTO pace VALUES (?, 1)', name);
  return name;
};
const namesIn = (store: Store) =>
  store.all<{ account: string }>('SELECT account FROM pace').map(({ account }) => account);

describe('GroupCommit', () => {
  it('answers when all that came together is committed', async () => {
    using store = new Store();
    const commits = new GroupCommit(store);
    const both = Promise.all([commits.run(add(store, 'a')), commits.run(add(store, 'b'))]);
    expect(namesIn(store)).toEqual([]);
    expect(await both).toEqual(['a', 'b']);
    expect(namesIn(store)).toEqual(['a', 'b']);
  });

  it('lets one that fails fail alone', async () => {
    using store = new Store();
    const commits = new GroupCommit(store);
    const work = ['a', 'a', 'b'].map((name) => commits.run(add(store, name)));
    const done = await Promise.allSettled(work);
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(namesIn(store)).toEqual(['a', 'b']);
  });

  it('does what waits before it goes', async () => {
    using store = new Store();
    let working: Promise<string>;
    {
      using commits = new GroupCommit(store);
      working = commits.run(add(store, 'a'));
    }
    expect(namesIn(store)).toEqual(['a']);
    expect(await working).toBe('a');
  });
});
