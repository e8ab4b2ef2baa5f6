import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import { startWithEvents, playOut } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { answering, subscriber, willing } from './_subscriber.ts';
import type { Got } from './_subscriber.ts';
import { until } from './_until.ts';

let running: WithEvents;
beforeAll(async () => {
  running = await startWithEvents();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => running.ask('POST', '/reset'));

const judge = new EventGridDeserializer();
const grid = async (got: Got | undefined) => judge.deserializeEventGridEvents(got!.text);
const HOUR_MS = 3_600_000;

describe('a subscription', () => {
  it('gets what it wants, as the service would send it', async () => {
    await using endpoint = await subscriber();
    const headers = [{ name: 'authorization', value: 'Bearer hidden' }];
    await running.subscribe('first', endpoint.url, {
      headers,
      filter: { includedEventTypes: ['SMSReceived'], subjectBeginsWith: '/phonenumber/' },
    });
    const data = { messageId: 'm', from: '14255550100', to: '14255550101', message: 'Hello' };
    const subject = '/phonenumber/14255550101';
    await running.publish(
      { type: 'SMSDeliveryReportReceived', subject },
      { subject: 'elsewhere' },
      { subject, data },
    );
    await endpoint.until(1);
    const [got] = endpoint.notified;
    expect(got?.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'aeg-event-type': 'Notification',
      'aeg-subscription-name': 'FIRST',
      'aeg-delivery-count': '0',
      'aeg-data-version': '1.0',
      'aeg-metadata-version': '1',
      authorization: 'Bearer hidden',
    });
    const [event] = await grid(got);
    expect(isSystemEvent('Microsoft.Communication.SMSReceived', event!)).toBe(true);
    expect(event).toMatchObject({ subject, dataVersion: '1.0', data });
    expect(event?.topic).toMatch(/providers\/Microsoft.Communication\/communicationServices\//);
    expect(endpoint.notified).toHaveLength(1);
  });

  it('gets CloudEvents in batches when it asks for them', async () => {
    await using endpoint = await subscriber();
    const batching = { maxEventsPerBatch: 10 };
    await running.subscribe('cloud', endpoint.url, { schema: 'CloudEventSchemaV1_0', batching });
    await running.publish(...Array.from({ length: 25 }, (_, at) => ({ data: { at } })));
    const arrived = async () => {
      const read = endpoint.notified.map(({ text }) => judge.deserializeCloudEvents(text));
      return (await Promise.all(read)).flat();
    };
    await until('25 events', async () => (await arrived()).length === 25);
    expect(endpoint.notified[0]?.headers['content-type']).toBe(
      'application/cloudevents-batch+json; charset=utf-8',
    );
    expect(endpoint.notified.length).toBeLessThan(25);
    const numbers = (await arrived()).map(({ data }) => (data as { at: number }).at);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([...Array(25).keys()]);
  });

  it('leaves no row when nobody wants an event', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('calls', endpoint.url, {
      filter: { includedEventTypes: ['CallStarted'] },
    });
    expect(running.events.wants('SMSReceived')).toBe(false);
    expect(running.events.wants('SMSReceived', 'CallStarted')).toBe(true);
    await running.publish({});
    expect(await running.db.publishedEvent.count()).toBe(0);
  });

  it('gets an event once that is published twice', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('once', endpoint.url);
    await running.publish({ key: 'it' }, {});
    await running.publish({ key: 'it' }, {});
    await endpoint.until(3);
    expect(await running.deliveries('once')).toHaveLength(3);
  });

  it('goes with a notice, and keeps its secrets', async () => {
    await using endpoint = await subscriber();
    const headers = [{ name: 'x-key', value: 'hidden-value' }];
    const made = await running.subscribe('gone', endpoint.url, { headers });
    expect(made).toMatchObject({ state: 'Succeeded', headers: ['x-key'], hasQuery: true });
    await running.ask('DELETE', '/events/subscriptions/gone');
    await until('the notice', () => endpoint.got.at(-1)?.kind === 'SubscriptionDeletion');
    const [notice] = await grid(endpoint.got.at(-1));
    expect(isSystemEvent('Microsoft.EventGrid.SubscriptionDeletedEvent', notice!)).toBe(true);
    expect(JSON.stringify([made, running.log])).not.toMatch(/very-secret|hidden-value/);
  });

  it('keeps an endpoint and headers that a change leaves out', async () => {
    await using endpoint = await subscriber();
    const headers = [{ name: 'x-key', value: 'hidden' }];
    await running.subscribe('kept', endpoint.url, { headers });
    const { status, body } = await running.ask('PUT', '/events/subscriptions/kept', {
      filter: { subjectBeginsWith: '/phonenumber/' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ hasQuery: true, headers: ['x-key'], state: 'Succeeded' });
    expect(JSON.stringify(body)).not.toMatch(/secret|hidden/);
    await running.publish({ subject: '/phonenumber/14255550101' });
    await endpoint.until(1);
    expect(endpoint.notified[0]).toMatchObject({ headers: { 'x-key': 'hidden' } });
  });

  it('is named once, and there is an end to how many there are', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('same', endpoint.url);
    const again = { name: 'same', endpoint: endpoint.url };
    expect(await running.ask('POST', '/events/subscriptions', again)).toMatchObject({
      status: 409,
    });
    for (const url of ['http://example.com/', 'https://10.0.0.1/', 'https://a:b@example.com/']) {
      const refused = { name: 'refused', endpoint: url };
      expect((await running.ask('POST', '/events/subscriptions', refused)).status).toBe(400);
    }
  });
});

describe('delivery', () => {
  it('goes on for a day, and then becomes a dead letter', async () => {
    await using endpoint = await subscriber(answering(500));
    await running.subscribe('ladder', endpoint.url, { deadLetters: true });
    await running.publish({ data: { secret: 'content' } });
    const over = await playOut(running, 'ladder');
    expect(over).toMatchObject({
      state: 'deadLettered',
      deadLetterReason: 'TimeToLiveExceeded',
      lastOutcome: 'InternalServerError',
    });
    const counts = endpoint.notified.map(({ headers }) => Number(headers['aeg-delivery-count']));
    expect(counts).toEqual([...counts.keys()]);
    const offsets = over.history.map(({ at }) => Date.parse(at) - Date.parse(over.publishedAt));
    const waits = offsets.slice(1).map((at, index) => at - offsets[index]!);
    const ladder = [10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200];
    for (const [index, wait] of waits.entries()) {
      expect(wait / 1_000).toBeGreaterThanOrEqual(ladder[index]!);
      expect(wait / 1_000).toBeLessThan(ladder[index]! * 1.1 + 5);
    }
    expect(waits.length).toBeGreaterThanOrEqual(9);
    const { body } = await running.ask('GET', `/events/dead-letters/${over.id}`);
    expect(body).toMatchObject({
      data: { secret: 'content' },
      deliveryAttempts: counts.length,
      lastDeliveryOutcome: 'InternalServerError',
      publishTime: over.publishedAt,
      lastDeliveryAttemptTime: over.history.at(-1)?.at,
    });
    expect(JSON.stringify([over, running.log])).not.toContain('content"');
  });

  it('ends after as many attempts as it may have, or at once', async () => {
    await using endpoint = await subscriber(answering(404));
    await using strict = await subscriber(answering(400));
    const retry = { maxDeliveryAttempts: 3 };
    await running.subscribe('few', endpoint.url, { retry });
    await running.subscribe('strict', strict.url, { deadLetters: true });
    await running.publish({});
    const over = await playOut(running, 'few');
    expect(over).toMatchObject({ state: 'dropped', attempts: 3, lastOutcome: 'NotFound' });
    const [dead] = await running.deliveries('strict');
    expect(dead).toMatchObject({
      state: 'deadLettered',
      deadLetterReason: 'UndeliverableDueToHttpBadRequest',
      attempts: 1,
    });
  });

  it('is replayed: one, all that failed, or a time', async () => {
    await using endpoint = await subscriber(answering(400));
    await running.subscribe('again', endpoint.url, { deadLetters: true });
    await running.publish({}, {}, {});
    const allIn = (expected: string) =>
      until(expected, async () =>
        (await running.deliveries('again')).every(({ state }) => state === expected),
      );
    await allIn('deadLettered');
    endpoint.answer(willing);
    const { body } = await running.ask('GET', '/events/dead-letters');
    const [first] = (body as { value: { id: number }[] }).value;
    const one = await running.ask('POST', `/events/deliveries/${first!.id}/replay`);
    expect(one.body).toEqual({ replayed: 1 });
    const again = { subscription: 'again' };
    const counted = async (filter: object) =>
      (await running.ask('POST', '/events/replay/count', filter)).body as { count: number };
    await until('that one is over', async () => (await counted(again)).count === 2);
    const all = await running.ask('POST', '/events/replay', again);
    expect(all.body).toEqual({ replayed: 2 });
    await allIn('delivered');
    expect(await counted(again)).toEqual({ count: 0 });
    expect(await counted({ ...again, states: ['delivered'] })).toEqual({ count: 3 });
    expect(await counted({ ...again, states: ['delivered'], toMs: 1 })).toEqual({ count: 0 });
    const span = { fromMs: 0, toMs: 1, states: ['delivered'] };
    expect((await running.ask('POST', '/events/replay', span)).body).toEqual({ replayed: 0 });
    const path = `/events/deliveries/${2 ** 50}/replay`;
    expect((await running.ask('POST', path)).status).toBe(404);
  });

  it('to one that hangs or fails for ever holds back nobody else', async () => {
    await using hanging = await subscriber((got) =>
      got.kind === 'Notification' ? undefined : willing(got),
    );
    await using failing = await subscriber(answering(500));
    await using redirecting = await subscriber((got) =>
      got.kind === 'Notification' ? { status: 307, headers: { location: fine.url } } : willing(got),
    );
    await using fine = await subscriber();
    await running.subscribe('hanging', hanging.url);
    await running.subscribe('failing', failing.url);
    await running.subscribe('redirecting', redirecting.url);
    await running.subscribe('fine', fine.url);
    const began = performance.now();
    for (let at = 0; at < 4; at++) await running.publish(...Array.from({ length: 50 }, () => ({})));
    await fine.until(200);
    process.stderr.write(
      `200 events beside others that hang: ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(fine.notified).toHaveLength(200);
    expect(hanging.notified).toHaveLength(8);
    await until('a redirect is a failure', async () =>
      (await running.deliveries('redirecting')).some(
        ({ lastOutcome }) => lastOutcome === 'TemporaryRedirect',
      ),
    );
    await running.advance(30_000);
    await until('time-outs', async () =>
      (await running.deliveries('hanging')).some(({ lastOutcome }) => lastOutcome === 'TimedOut'),
    );
  });
});

describe('the delivery lab', () => {
  it('duplicates, drops and delays what it is told to', async () => {
    await using endpoint = await subscriber();
    await running.subscribe('lab', endpoint.url);
    const rules = [
      { type: 'SMSReceived', kind: 'duplicate' },
      { type: 'CallStarted', kind: 'drop' },
      { type: 'CallEnded', kind: 'delay', ms: HOUR_MS },
    ];
    const set = await running.ask('PUT', '/events/lab', { seed: 7, rules });
    const kinds = rules.map(({ kind }) => ({ kind }));
    expect(set.body).toMatchObject({ seed: 7, rules: kinds });
    await running.publish({}, { type: 'CallStarted' }, { type: 'CallEnded' });
    await endpoint.until(2);
    expect((await running.deliveries('lab')).map(({ state }) => state)).toContain('waiting');
    await running.advance(HOUR_MS);
    await endpoint.until(3);
    const events = (await Promise.all(endpoint.notified.map(grid))).flat();
    expect(events.map(({ eventType }) => eventType.split('.').at(-1))).toEqual([
      'SMSReceived',
      'SMSReceived',
      'CallEnded',
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    await running.ask('DELETE', '/events/lab');
    expect((await running.ask('GET', '/events/lab')).body).toEqual({ seed: 1, rules: [] });
  });
});
