import { delay } from '../clock.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('VirtualClock', () => {
  it('stands still until it is advanced', async () => {
    const clock = new VirtualClock(1_000);
    expect(clock.now()).toBe(1_000);
    await clock.advance(250);
    expect(clock.now()).toBe(1_250);
  });

  it('runs timers in the order of their time, then of their making, each at its own time', async () => {
    const clock = new VirtualClock(0);
    const log: string[] = [];
    const note = (name: string) => (): void => void log.push(`${name}@${clock.now()}`);
    clock.after(20, note('late'));
    clock.after(10, note('first'));
    clock.after(10, note('second'));
    clock.after(-5, note('past'));
    await clock.advance(100);
    expect(log).toEqual(['past@0', 'first@10', 'second@10', 'late@20']);
    expect(clock.pending).toBe(0);
  });

  it('runs what becomes due on the way, promises in between included', async () => {
    const clock = new VirtualClock(0);
    const ticks: number[] = [];
    const loop = async (): Promise<void> => {
      for (let at = 0; at < 3; at++) {
        await delay(clock, 10);
        ticks.push(clock.now());
      }
    };
    const looping = loop();
    await clock.advance(30);
    await looping;
    expect(ticks).toEqual([10, 20, 30]);
  });

  it('leaves alone what is not due, and what was cancelled', async () => {
    const clock = new VirtualClock();
    const ran: string[] = [];
    clock.after(11, () => void ran.push('too early'));
    clock.after(5, () => void ran.push('cancelled'))[Symbol.dispose]();
    await clock.advance(10);
    expect(ran).toEqual([]);
    expect(clock.pending).toBe(1);
  });
});
