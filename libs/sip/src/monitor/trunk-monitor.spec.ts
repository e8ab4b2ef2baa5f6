import { VirtualClock } from '@switchboard/kernel/testing';
import { TrunkMonitor } from './trunk-monitor.ts';

function setUp(first = 200) {
  const clock = new VirtualClock();
  const start = clock.now();
  const asked: number[] = [];
  const changes: string[] = [];
  let status = first;
  const monitor = new TrunkMonitor({
    clock,
    onFault: (error) => changes.push(String(error)),
    intervalMs: 10_000,
    maxIntervalMs: 16_000,
    ask: () => {
      asked.push((clock.now() - start) / 1_000);
      return status === 0 ? Promise.reject(new Error('failed')) : Promise.resolve(status);
    },
    onChanged: (state, former) => changes.push(`${former}>${state}`),
  });
  return { clock, monitor, asked, changes, answer: (next: number) => void (status = next) };
}

describe('the watch over a trunk', () => {
  it.each([200, 404, 405, 500])('finds it up where it answers %i', async (status) => {
    const { clock, monitor, asked } = setUp(status);
    await clock.advance(25_000);
    expect(monitor.state).toBe('up');
    expect(asked).toEqual([0, 10, 20]);
  });

  it.each([408, 503, 0])(
    'finds it down after two times %i, and asks less and less',
    async (status) => {
      const { clock, asked, changes } = setUp(status);
      await clock.advance(60_000);
      expect(changes).toEqual(['unknown>down']);
      expect(asked).toEqual([0, 2, 4, 8, 16, 32, 48]);
    },
  );

  it('does not mind that one answer is missing', async () => {
    const { clock, changes, answer } = setUp();
    await clock.advance(9_000);
    answer(408);
    await clock.advance(2_000);
    answer(200);
    await clock.advance(20_000);
    expect(changes).toEqual(['unknown>up']);
  });

  it('finds it up again, and down again', async () => {
    const { clock, changes, answer } = setUp(408);
    await clock.advance(3_000);
    answer(200);
    await clock.advance(3_000);
    answer(503);
    await clock.advance(13_000);
    expect(changes).toEqual(['unknown>down', 'down>up', 'up>down']);
  });

  it('tells since when it is so, and what it was answered last', async () => {
    const { clock, monitor, answer } = setUp();
    const start = clock.now();
    expect([monitor.sinceMs, monitor.lastStatus]).toEqual([start, undefined]);
    await clock.advance(5_000);
    expect([monitor.sinceMs, monitor.lastStatus]).toEqual([start, 200]);
    answer(408);
    await clock.advance(15_000);
    expect([monitor.sinceMs - start, monitor.lastStatus]).toEqual([12_000, 408]);
  });

  it('learns from calls', async () => {
    const { clock, monitor, asked, changes, answer } = setUp(408);
    await clock.advance(3_000);
    monitor.report(true);
    expect(changes.at(-1)).toBe('down>up');
    answer(200);
    monitor.report(false);
    await clock.advance(0);
    expect(asked).toEqual([0, 2, 3]);
    expect(monitor.state).toBe('up');
  });

  it('stops', async () => {
    const { clock, monitor, asked } = setUp();
    monitor[Symbol.dispose]();
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
