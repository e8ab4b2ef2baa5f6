import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { subscriber } from './_subscriber.ts';
import { until } from './_until.ts';

let running: WithEvents;
beforeAll(async () => {
  running = await startWithEvents();
});
afterAll(() => running[Symbol.asyncDispose]());

describe('delivery without reading back', () => {
  it('makes up for who wrote an event and did not live to deliver it', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('left', endpoint.url);
    const left = { type: 'SMSReceived', subject: 'left', data: {}, timeMs: 0, key: 'left' };
    await running.events.append(running.db, [left]);
    await running.publish({ subject: 'handed over' });
    await endpoint.until(1);
    expect(endpoint.notified[0]?.text).toContain('handed over');
    await running.advance(60_000);
    await endpoint.until(2);
    expect(endpoint.notified[1]?.text).toContain('left');
    await running.publish(left);
    await until('both are settled', async () =>
      (await running.deliveries('left')).every(({ state }) => state === 'delivered'),
    );
    expect(endpoint.notified).toHaveLength(2);
  });

  it('of what is true already does not wait until it is written', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('true', endpoint.url);
    const fact = { type: 'SMSReceived', subject: 'true', data: {}, timeMs: 0 };
    await running.events.publish([fact, { ...fact, subject: 'as well' }]);
    await endpoint.until(2);
    await until('both are settled', async () => {
      const found = await running.deliveries('true');
      return found.length === 2 && found.every(({ state }) => state === 'delivered');
    });
  });
});
