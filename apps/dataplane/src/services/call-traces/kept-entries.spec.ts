import { KeptEntries, MAX_CALLS, MAX_ENTRIES } from './kept-entries.ts';
import type { TraceEntry } from './shapes.ts';

const entry: TraceEntry = {
  ...{ area: 'callback', at: '2026-01-01T00:00:00.000Z', event: 'CallConnected' },
  ...{ outcome: 'delivered', attempt: 1 },
};

describe('what is kept of calls', () => {
  it('is the beginning of each, and how much there was beyond', () => {
    const kept = new KeptEntries();
    for (let at = 0; at < MAX_ENTRIES + 5; at++) kept.add('a', entry);
    expect(kept.of('a').entries).toHaveLength(MAX_ENTRIES);
    expect(kept.of('a').more).toBe(5);
    expect(kept.of('b')).toEqual({ entries: [], more: 0 });
  });

  it('is of those that something happened to last', () => {
    const kept = new KeptEntries();
    kept.add('a', entry);
    kept.add('b', entry);
    kept.add('a', entry);
    for (let at = 0; at < MAX_CALLS - 1; at++) kept.add(`${at}`, entry);
    expect(kept.of('a').entries).toHaveLength(2);
    expect(kept.of('b').entries).toEqual([]);
  });
});
