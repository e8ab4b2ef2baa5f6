import { ArrivalOrder } from './arrival-order.ts';

const NOW = Date.UTC(2026, 10, 30);

describe('the order of texts that come in', () => {
  it('is kept within a pair, also after one that failed, and holds back no other', async () => {
    const order = new ArrivalOrder();
    const first = Promise.withResolvers<void>();
    const done: string[] = [];
    const failing = order.run('a', () => first.promise);
    const second = order.run('a', async () => void done.push('second'));
    const third = order.run('a', async () => void done.push('third'));
    await order.run('b', async () => void done.push('other'));
    expect(done).toEqual(['other']);
    first.reject(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await Promise.all([second, third]);
    expect(done).toEqual(['other', 'second', 'third']);
  });

  it('shows in their times', () => {
    const order = new ArrivalOrder();
    const times = ['a', 'a', 'b', 'a'].map((pair) => order.timeOf(pair, NOW) - NOW);
    expect(times).toEqual([0, 1, 0, 2]);
    expect(order.timeOf('a', NOW + 1)).toBe(NOW + 3);
    expect(order.timeOf('a', NOW + 10)).toBe(NOW + 10);
  });

  it('does not hold on to a clock that was set back', () => {
    const order = new ArrivalOrder();
    order.timeOf('a', NOW + 86_400_000);
    expect(order.timeOf('a', NOW)).toBe(NOW);
  });
});
