import { advanceable } from './advanceable-clock.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

describe('advanceable', () => {
  it('runs with its base and ahead of it', async () => {
    const base = new VirtualClock(1_000);
    const clock = advanceable(base);
    await base.advance(500);
    clock.advance(10_000);
    expect(clock.now()).toBe(11_500);
  });

  it('runs what falls due when it is turned, in order, and the rest on time', async () => {
    const base = new VirtualClock(0);
    const clock = advanceable(base);
    const ran: string[] = [];
    clock.after(300, () => ran.push('later'));
    clock.after(200, () => ran.push('second'));
    clock.after(100, () => ran.push('first'));
    clock.after(150, () => ran.push('never'))[Symbol.dispose]();
    clock.advance(250);
    expect(ran).toEqual(['first', 'second']);
    await base.advance(50);
    expect(ran).toEqual(['first', 'second', 'later']);
    expect(base.pending).toBe(0);
  });
});
