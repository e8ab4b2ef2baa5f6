import { VirtualClock } from '@switchboard/kernel/testing';
import { keepAlive } from './keep-alive.ts';

function setUp() {
  const clock = new VirtualClock(0);
  const ending = new AbortController();
  const waits: number[] = [];
  let lives = 0;
  let end: () => void = () => undefined;
  const live = () => {
    lives += 1;
    return new Promise<void>((resolve) => (end = resolve));
  };
  const over = keepAlive(live, ending.signal, ({ waitMs }) => waits.push(waitMs), clock);
  const die = async (): Promise<void> => {
    end();
    await clock.advance(0);
  };
  return { clock, ending, waits, over, die, lives: () => lives };
}

it('waits longer each time something dies young, up to ten seconds', async () => {
  const { clock, waits, die } = setUp();
  for (let n = 0; n < 9; n += 1) {
    await die();
    await clock.advance(10_000);
  }
  expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000]);
});

it('begins anew with the waits once something has lived', async () => {
  const { clock, waits, die } = setUp();
  await die();
  await clock.advance(100);
  await clock.advance(30_001);
  await die();
  expect(waits).toEqual([100, 100]);
});

it('is over when it is ended, also while it waits', async () => {
  const { ending, over, die, lives } = setUp();
  await die();
  ending.abort();
  await over;
  expect(lives()).toBe(1);
});
