import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { readAgain } from './read-again.ts';

const KEY = ['telephony', 'handovers'];

/** A page that shows what a service has; each answer comes when the test lets it. */
function setUp() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const reads: (() => Promise<void>)[] = [];
  let row = 'waiting';
  const observer = new QueryObserver(queries, {
    queryKey: [...KEY, 'past'],
    queryFn: () => {
      const { promise, resolve } = Promise.withResolvers<string>();
      // As it is in the database now, whenever the answer arrives.
      const read = row;
      reads.push(async () => {
        resolve(read);
        await turn();
      });
      return promise;
    },
  });
  let shown: string | undefined;
  const show = () => observer.subscribe(({ data }) => (shown = data));
  const hide = show();
  return {
    ...{ queries, reads, show, hide },
    shown: () => shown,
    change(next: string) {
      row = next;
      readAgain(queries, KEY);
    },
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what has changed is read again', () => {
  it('also where it was just being read for the first time', async () => {
    const { reads, change, shown } = setUp();
    change('cancelled');
    expect(reads).toHaveLength(1);
    await reads[0]!();
    expect([shown(), reads.length]).toEqual(['waiting', 2]);
    await reads[1]!();
    expect([shown(), reads.length]).toEqual(['cancelled', 2]);
  });

  it('once, however often it has changed meanwhile', async () => {
    const { reads, change, shown } = setUp();
    await reads[0]!();
    for (const state of ['offered', 'accepted', 'connected']) change(state);
    expect(reads).toHaveLength(2);
    await reads[1]!();
    await reads[2]!();
    expect([shown(), reads.length]).toEqual(['connected', 3]);
  });

  it('and shown, although it changes faster than it can be read', async () => {
    const { reads, change, shown } = setUp();
    await reads[0]!();
    change('offered');
    const seen: unknown[] = [];
    for (const [at, state] of ['accepted', 'connected', 'failed'].entries()) {
      change(state);
      await reads[at + 1]!();
      seen.push(shown());
    }
    expect(seen).toEqual(['offered', 'accepted', 'connected']);
  });

  it('when it is shown again, if nobody looks at it any more', async () => {
    const { reads, change, hide, queries } = setUp();
    hide();
    change('cancelled');
    await reads[0]!();
    expect(reads).toHaveLength(1);
    expect(queries.getQueryState([...KEY, 'past'])).toMatchObject({ isInvalidated: true });
  });
});
