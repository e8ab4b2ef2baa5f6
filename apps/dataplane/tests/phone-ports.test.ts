import { startWithEvents } from './_events.ts';
import { phoneInfo, phoneOn, sipPort } from './_phone.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';

test('a phone for whose sound no port is left is told so, and leaves nothing behind', async () => {
  await using trunk = await TestTrunk.open();
  await using running = await startWithEvents({ phone: phoneOn(trunk.port, [28_880, 28_881]) });
  await using subscribed = await subscriber();
  await seedNumbers(running.plane);
  await running.subscribe('calls', subscribed.url);
  await using first = await TrunkPhone.open(400);
  await using second = await TrunkPhone.open(700);
  const port = await sipPort(running);
  const ringing = trunk.call(port, '+14255550123', OURS, first);
  await until('the first call is taken', async () => (await phoneInfo(running)).lines === 1);
  const refused = trunk.call(port, '+14255550124', OURS, second);
  expect(await refused.result).toMatchObject({ kind: 'failed', end: { status: 503 } });
  expect((await phoneInfo(running)).lines).toBe(1);
  ringing.cancel();
  await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
});
