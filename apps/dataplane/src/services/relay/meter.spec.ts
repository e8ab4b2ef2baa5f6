import { Meter } from './meter.ts';

describe('the meter of a relay', () => {
  it('counts for each person, and for all together', () => {
    const meter = new Meter();
    meter.add('alice', 'allocations');
    meter.add('alice', 'sentBytes', 100);
    meter.add('bob', 'receivedBytes', 40);
    meter.add('bob', 'refusedPeers');
    meter.released('alice');
    const nothing = { allocations: 0, sentBytes: 0, receivedBytes: 0 };
    const refused = { refusedPeers: 0, refusedAllocations: 0 };
    expect(meter.use()).toEqual({
      total: { ...nothing, ...refused, sentBytes: 100, receivedBytes: 40, refusedPeers: 1 },
      people: [
        { tag: 'alice', ...nothing, ...refused, sentBytes: 100 },
        { tag: 'bob', ...nothing, ...refused, receivedBytes: 40, refusedPeers: 1 },
      ],
    });
  });

  it('remembers a bounded number of people, and above all who holds something', () => {
    const meter = new Meter(2);
    meter.add('holder', 'allocations');
    meter.add('first', 'refusedAllocations');
    meter.add('second', 'refusedAllocations');
    const tags = () => meter.use().people.map(({ tag }) => tag);
    expect(tags()).toEqual(['holder', 'second']);
    meter.add('second', 'allocations');
    meter.add('third', 'allocations');
    expect(tags()).toEqual(['holder', 'second']);
    expect(meter.use().total).toMatchObject({ allocations: 3, refusedAllocations: 2 });
    for (const tag of ['holder', 'second', 'third']) meter.released(tag);
    expect(meter.use().total.allocations).toBe(0);
  });
});
