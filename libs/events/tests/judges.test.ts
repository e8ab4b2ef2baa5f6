import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  AzureKeyCredential,
  EventGridDeserializer,
  EventGridPublisherClient,
  isSystemEvent,
} from '@azure/eventgrid';
import { VirtualClock } from '@switchboard/kernel/testing';
import { CloudEvent, HTTP } from 'cloudevents';
import type { Message } from 'cloudevents';
import { smsReceived } from '../src/kinds/sms.ts';
import { EventReceiver } from '../src/receiver.ts';
import type { TypedEvent } from '../src/event-kind.ts';
import type { SmsReceived } from '../src/kinds/sms.ts';
import { openPglite } from './_databases.ts';
import type { TestDatabase } from './_databases.ts';
import { cloudDelivery, cloudEvent, gridDelivery, SMS, smsData, TOPIC } from './_deliveries.ts';

/** What others make and read of the same events; the secret is the key that Microsoft's publisher sends. */
describe('other libraries', () => {
  const secrets = [{ header: 'aeg-sas-key', value: 'key' }];
  let db: TestDatabase;
  let receiver: EventReceiver;
  let events: TypedEvent<SmsReceived>[];

  beforeAll(async () => {
    db = await openPglite();
  });
  afterAll(() => db[Symbol.asyncDispose]());
  beforeEach(async () => {
    events = [];
    await db.$executeRawUnsafe('TRUNCATE "InboxEvent"');
    receiver = new EventReceiver({
      ...{ db, clock: new VirtualClock(), topics: [TOPIC], secrets },
      onFailure: ({ error }) => {
        throw error;
      },
      onTrouble(error) {
        throw error;
      },
    });
    receiver.handle(smsReceived, async (event) => void events.push(event));
  });

  async function withServer(work: (endpoint: string) => Promise<void>): Promise<void> {
    const server = createServer((request, response) => {
      const answering = async (): Promise<void> => {
        const { method = '', headers } = request;
        const answer = await receiver.receive({ method, headers, body: await buffer(request) });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      };
      answering().catch((error: Error) => response.destroy(error));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/events`);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it.each(['EventGrid', 'CloudEvent'] as const)(
    'of Microsoft publish %s events that are taken',
    async (schema) => {
      await withServer(async (endpoint) => {
        const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
        const credential = new AzureKeyCredential('key');
        const time = new Date('2026-11-30T08:00:00Z');
        const common = { id: 'a', subject: 's', data: smsData('a') };
        if (schema === 'EventGrid') {
          const client = new EventGridPublisherClient(endpoint, schema, credential, options);
          const own = { eventType: SMS, eventTime: time, dataVersion: '1.0', topic: TOPIC };
          await client.send([{ ...common, ...own }]);
        } else {
          const client = new EventGridPublisherClient(endpoint, schema, credential, options);
          await client.send([{ ...common, type: SMS, source: TOPIC, time }]);
        }
      });
      expect(events).toMatchObject([{ id: 'a', subject: 's', data: { from: '+14255550100' } }]);
    },
  );

  it('of Microsoft read the same in what is taken', async () => {
    const deserializer = new EventGridDeserializer();
    const [grid] = await deserializer.deserializeEventGridEvents(gridDelivery({ id: 'a' }).body);
    const [cloud] = await deserializer.deserializeCloudEvents(cloudDelivery({ id: 'b' }).body);
    if (!grid || !cloud) throw new TypeError('nothing was read');
    expect(isSystemEvent(SMS, grid) && isSystemEvent(SMS, cloud)).toBe(true);
    const headers = { 'aeg-sas-key': 'key' };
    for (const request of [gridDelivery({ id: 'a' }), cloudDelivery({ id: 'b' })]) {
      const { status } = await receiver.receive({
        ...request,
        headers: { ...request.headers, ...headers },
      });
      expect(status).toBe(200);
    }
    expect(events.map(({ id, subject, type }) => ({ id, subject, type }))).toEqual([
      { id: grid.id, subject: grid.subject, type: grid.eventType },
      { id: cloud.id, subject: cloud.subject, type: cloud.type },
    ]);
    expect(events[0]?.timeMs).toBe(grid.eventTime.getTime());
    expect(events[1]?.data.message).toBe((cloud.data as { message: string }).message);
  });

  it('of CloudEvents write structured events that are taken', async () => {
    const { headers, body } = HTTP.structured(
      new CloudEvent(cloudEvent({ id: 'a' })),
    ) as Message<string>;
    const { status } = await receiver.receive({
      method: 'POST',
      headers: { ...(headers as Record<string, string>), 'aeg-sas-key': 'key' },
      body: String(body),
    });
    expect([status, events[0]?.id]).toEqual([200, 'a']);
    expect(events[0]?.data.message).toBe('Hello');
  });
});
