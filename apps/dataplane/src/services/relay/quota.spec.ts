import { Quota } from './quota.ts';

const limits = { allocationsPerPerson: 2, allocations: 3, bytesPerSecond: 1_000 };

describe('the quota of a relay', () => {
  it('counts allocations of each person and of all', () => {
    const quota = new Quota(limits);
    quota.allocated('alice', 0);
    expect(quota.mayAllocate('alice')).toBe(true);
    quota.allocated('alice', 0);
    expect(quota.mayAllocate('alice')).toBe(false);
    expect(quota.mayAllocate('bob')).toBe(true);
    quota.allocated('bob', 0);
    expect(quota.mayAllocate('carla')).toBe(false);
    quota.released('alice');
    expect(quota.mayAllocate('carla')).toBe(true);
    expect(quota.mayAllocate('alice')).toBe(true);
  });

  it('is not confused by releases of nobody', () => {
    const quota = new Quota(limits);
    quota.released('nobody');
    quota.allocated('alice', 0);
    quota.released('alice');
    quota.released('alice');
    expect(quota.allocations).toBe(0);
  });

  it('lets a second’s worth pass at once, then as much as time brings', () => {
    const quota = new Quota(limits);
    quota.allocated('alice', 0);
    expect(quota.take('alice', 800, 0)).toBe(true);
    expect(quota.take('alice', 300, 0)).toBe(false);
    expect(quota.take('alice', 200, 0)).toBe(true);
    expect(quota.take('alice', 100, 99)).toBe(false);
    expect(quota.take('alice', 100, 100)).toBe(true);
    expect(quota.take('alice', 1_000, 60_000)).toBe(true);
    expect(quota.take('alice', 1, 60_000)).toBe(false);
  });

  it('has one budget for all allocations of a person, and none for those without', () => {
    const quota = new Quota(limits);
    quota.allocated('alice', 0);
    quota.take('alice', 1_000, 0);
    quota.allocated('alice', 0);
    expect(quota.take('alice', 1, 0)).toBe(false);
    expect(quota.take('bob', 1, 0)).toBe(false);
  });

  it('gains nothing when the clock goes back', () => {
    const quota = new Quota(limits);
    quota.allocated('alice', 5_000);
    quota.take('alice', 1_000, 5_000);
    expect(quota.take('alice', 1, 1_000)).toBe(false);
  });
});
