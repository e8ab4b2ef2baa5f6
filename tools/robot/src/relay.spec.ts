import { VirtualClock } from '@switchboard/kernel/testing';
import { createRelay } from './relay.ts';

const HOUR_MS = 3_600_000;

it('asks once for all spaces, again when half of the time is over, and at once when nobody is reached', async () => {
  const clock = new VirtualClock(0);
  let asked = 0;
  const relay = createRelay(async () => {
    asked += 1;
    return { iceServers: [], expiresOn: new Date(clock.now() + HOUR_MS) };
  }, clock);
  await Promise.all([relay('opening'), relay('opening')]);
  await clock.advance(HOUR_MS / 4);
  await relay('expiring');
  expect(asked).toBe(1);
  await clock.advance(HOUR_MS / 4);
  await relay('expiring');
  expect(asked).toBe(2);
  await clock.advance(20_000);
  await Promise.all([relay('unreachable'), relay('unreachable')]);
  await relay('unreachable');
  expect(asked).toBe(3);
});
