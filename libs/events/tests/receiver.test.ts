import { createHmac } from 'node:crypto';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { Queryable } from '@switchboard/jobs';
import fc from 'fast-check';
import { DELIVERY_LIMITS } from '../src/envelope/read-events.ts';
import { smsDeliveryReport, smsReceived } from '../src/kinds/sms.ts';
import { EventReceiver } from '../src/receiver.ts';
import type { EventReceiverOptions } from '../src/receiver.ts';
import type { WebhookRequest } from '../src/webhook.ts';
import { openPglite } from './_databases.ts';
import type { TestDatabase } from './_databases.ts';
import { cloudDelivery, cloudEvent, delivery, gridDelivery, gridEvent } from './_deliveries.ts';
import { SECRET, smsData, TOPIC } from './_deliveries.ts';

const KEY = 'a key';
const VALIDATION = 'Microsoft.EventGrid.SubscriptionValidationEvent';
const question = (data: unknown = { validationCode: 'code-1', validationUrl: 'http://x' }) => ({
  ...{ id: 'v', type: VALIDATION, data },
});

describe('a webhook', () => {
  let db: TestDatabase;
  let handled: unknown[];

  beforeAll(async () => {
    db = await openPglite();
  });
  afterAll(() => db[Symbol.asyncDispose]());
  beforeEach(async () => {
    handled = [];
    await db.$executeRawUnsafe('TRUNCATE "InboxEvent"');
  });

  function createReceiver(options: Partial<EventReceiverOptions<Queryable>> = {}): EventReceiver {
    const receiver = new EventReceiver({
      ...{ db, clock: new VirtualClock(), topics: [TOPIC], secrets: [SECRET] },
      onFailure: () => undefined,
      onTrouble(error) {
        throw error;
      },
      ...options,
    });
    receiver.handle(smsReceived, async (event) => void handled.push(event));
    receiver.handle(smsDeliveryReport, async (event) => void handled.push(event.data));
    return receiver;
  }

  const answerTo = async (
    request: WebhookRequest,
    options: Partial<EventReceiverOptions<Queryable>> = {},
  ) => {
    const { status, body } = await createReceiver(options).receive(request);
    const { error } = body === '' ? {} : (JSON.parse(body) as { error?: { code: string } });
    return error ? `${status} ${error.code}` : status;
  };

  it('hands over what was said, numbers with their plus and times in milliseconds', async () => {
    expect(await answerTo(gridDelivery({ id: 'a' }))).toBe(200);
    expect(handled).toEqual([
      {
        ...{ id: 'a', source: TOPIC, type: 'Microsoft.Communication.SMSReceived' },
        subject: '/phonenumber/18885550100',
        timeMs: Date.UTC(2026, 10, 30, 8, 0, 0, 123),
        data: {
          ...smsData('a'),
          from: '+14255550100',
          receivedTimestamp: Date.UTC(2026, 10, 30, 8, 0, 0, 123),
        },
      },
    ]);
  });

  it('hands over reports', async () => {
    const receivedTimestamp = '2026-11-30T08:00:00Z';
    const report = {
      ...{ messageId: 'm', from: '12345', to: '+14255550100', receivedTimestamp },
      ...{ deliveryStatus: 'Failed', deliveryStatusDetails: '4006: Unreachable', tag: null },
      deliveryAttempts: [{ timestamp: receivedTimestamp, segmentsSucceeded: 0, segmentsFailed: 1 }],
    };
    const type = smsDeliveryReport.type;
    expect(await answerTo(cloudDelivery({ id: 'a', type, data: report }))).toBe(200);
    expect(handled).toMatchObject([{ from: '12345', deliveryStatus: 'Failed', tag: null }]);
  });

  it('takes a single CloudEvent, and bytes', async () => {
    const one = delivery(cloudEvent({ id: 'a' }), {
      'content-type': 'application/cloudevents+json',
    });
    expect(await answerTo({ ...one, body: new TextEncoder().encode(one.body) })).toBe(200);
    expect(handled).toHaveLength(1);
  });

  it.each<[string, Partial<WebhookRequest> | WebhookRequest, string]>([
    ['another method', { method: 'GET' }, '405 method-not-allowed'],
    ['no secret', { headers: {} }, '401 secret-wrong'],
    ['two secrets', delivery([], { authorization: ['a', 'b'] }), '401 secret-wrong'],
    ['another secret', delivery([], { authorization: 'Bearer of x' }), '401 secret-wrong'],
    ['a form', delivery([], { 'content-type': 'text/plain' }), '415 content-type-unsupported'],
    [
      'another charset',
      delivery([], { 'content-type': 'application/json; charset=utf-16' }),
      '415 content-type-unsupported',
    ],
    ['no JSON', { body: '[{' }, '400 body-malformed'],
    ['no UTF-8', { body: Uint8Array.of(0x5b, 0xff, 0x5d) }, '400 body-malformed'],
    ['no event', delivery([]), '400 body-malformed'],
    ['one of Event Grid alone', delivery(gridEvent({ id: 'a' })), '400 body-malformed'],
    [
      'both schemas at once',
      delivery([gridEvent({ id: 'a' }), cloudEvent({ id: 'b' })]),
      '400 body-malformed',
    ],
    [
      'another version',
      delivery({ ...cloudEvent({ id: 'a' }), specversion: '0.3' }),
      '400 body-malformed',
    ],
    ['an id no index takes', gridDelivery({ id: 'ü' }), '400 body-malformed'],
    ['an endless id', gridDelivery({ id: 'a'.repeat(257) }), '400 body-malformed'],
    ['another topic', gridDelivery({ id: 'a' }, { id: 'b', source: '/x' }), '403 topic-unknown'],
    ['a large body', { body: ' '.repeat(DELIVERY_LIMITS.bytes + 1) }, '413 body-too-large'],
    [
      'many events',
      delivery(Array.from({ length: DELIVERY_LIMITS.events + 1 }, () => 0)),
      '413 body-too-large',
    ],
    ['a deep body', { body: '['.repeat(400_000) + ']'.repeat(400_000) }, '400 body-malformed'],
    [
      'a deep event',
      {
        body: JSON.stringify([gridEvent({ id: 'a', data: 0 })]).replace(
          '"data":0',
          `"data":${'['.repeat(100)}${']'.repeat(100)}`,
        ),
      },
      '400 body-malformed',
    ],
  ])('refuses %s, and handles nothing', async (_what, change, expected) => {
    expect(await answerTo({ ...gridDelivery({ id: 'a' }), ...change })).toBe(expected);
    expect(handled).toEqual([]);
  });

  it('takes one of several secrets, so that they can be replaced', async () => {
    const other = { header: 'x-secret', value: 'former' };
    const request = delivery([gridEvent({ id: 'a' })], {
      authorization: undefined,
      'x-secret': 'former',
    });
    expect(await answerTo(request, { secrets: [SECRET, other] })).toBe(200);
    expect(await answerTo(request)).toBe('401 secret-wrong');
  });

  it('asks for a signature where there is a key, of the very bytes', async () => {
    const options = { secrets: [], signature: { header: 'x-signature', key: KEY } };
    const { body, ...rest } = gridDelivery({ id: 'a' });
    const hex = createHmac('sha256', KEY).update(body).digest('hex');
    const signed = (signature: string | undefined) =>
      answerTo({ ...rest, body, headers: { ...rest.headers, 'x-signature': signature } }, options);
    expect(await signed(hex)).toBe(200);
    expect(await signed(`sha256=${hex.toUpperCase()}`)).toBe(200);
    for (const wrong of [undefined, '', hex.slice(1), `${hex}0`, 'x'])
      expect(await signed(wrong)).toBe('401 signature-wrong');
    const both = { ...options, secrets: [SECRET] };
    const headers = { ...rest.headers, 'x-signature': hex };
    expect(await answerTo({ ...rest, body, headers }, both)).toBe(200);
    expect(await answerTo({ ...rest, body: `${body} `, headers }, both)).toBe(
      '401 signature-wrong',
    );
  });

  it.each([{ secrets: [] }, { secrets: [{ header: 'a', value: '' }] }])(
    'is not opened to everybody: %j',
    (options) => {
      expect(() => createReceiver(options)).toThrow(TypeError);
    },
  );

  describe('that is validated', () => {
    it('gives the code back to who has the secret and asks for our topic', async () => {
      const request = { ...delivery([gridEvent(question())]) };
      const { status, body } = await createReceiver().receive(request);
      expect([status, JSON.parse(body)]).toEqual([200, { validationResponse: 'code-1' }]);
    });

    it.each<[string, WebhookRequest, string]>([
      ['another topic', gridDelivery({ ...question(), source: '/x' }), '403 topic-unknown'],
      ['company', gridDelivery(question(), { id: 'a' }), '400 body-malformed'],
      ['no code', gridDelivery(question({})), '400 body-malformed'],
      [
        'no secret',
        { ...gridDelivery(question()), headers: { 'content-type': 'application/json' } },
        '401 secret-wrong',
      ],
    ])('does not with %s', async (_what, request, expected) => {
      expect(await answerTo(request)).toBe(expected);
    });

    const options = (origin: string | undefined, rate?: string): WebhookRequest => ({
      method: 'OPTIONS',
      headers: {
        'webhook-request-origin': origin,
        'webhook-request-rate': rate,
        'webhook-request-callback': 'http://127.0.0.1:1/never-asked',
      },
      body: '',
    });

    it.each([
      [undefined, undefined, '*'],
      [undefined, '120', '120'],
      [60, '120', '60'],
      [60, '30', '30'],
      [60, undefined, '60'],
      [60, 'many', '60'],
    ])(
      'grants an origin at the lesser rate of %s and %s',
      async (deliveriesPerMinute, rate, is) => {
        const receiver = createReceiver(
          deliveriesPerMinute === undefined ? {} : { deliveriesPerMinute },
        );
        const { status, headers } = await receiver.receive(options('EventGrid.azure.net', rate));
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          'webhook-allowed-origin': 'EventGrid.azure.net',
          'webhook-allowed-rate': is,
        });
      },
    );

    it.each([undefined, '', '*', 'eventgrid.azure.net.example'])(
      'grants nothing to %s',
      async (origin) => {
        const { status, headers } = await createReceiver().receive(options(origin));
        expect([status, headers['webhook-allowed-origin']]).toEqual([403, undefined]);
      },
    );
  });

  it('survives two thousand hostile requests, and handles nothing of them', async () => {
    const receiver = createReceiver();
    const counted = Object.keys(receiver.counts());
    const json = fc.oneof(fc.jsonValue({ maxDepth: 6 }), hostileEvents);
    const request = fc.record({
      method: fc.oneof(
        { weight: 8, arbitrary: fc.constant('POST') },
        fc.constantFrom('OPTIONS', 'PUT', ''),
      ),
      headers: fc.oneof(
        { weight: 6, arbitrary: fc.constant(gridDelivery().headers) },
        fc.dictionary(
          fc.oneof(
            fc.constantFrom('authorization', 'content-type', '__proto__', 'webhook-request-origin'),
            fc.string(),
          ),
          fc.oneof(fc.string(), fc.array(fc.string()), fc.constant('application/json')),
        ),
      ),
      body: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.uint8Array(),
        json.map((value) => JSON.stringify(value)),
        fc.nat(100_000).map((depth) => '['.repeat(depth)),
      ),
    });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(request, async (hostile) => {
        const { status } = await receiver.receive(hostile);
        expect(status).toBeLessThan(500);
        answered += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(answered).toBe(2_000);
    expect(receiver.counts().refused).toBeGreaterThan(1_000);
    expect(handled).toEqual([]);
    const [{ rows }] = (await db.$queryRawUnsafe(
      'SELECT count(*)::int AS rows FROM "InboxEvent" WHERE "state" <> \'aside\'',
    )) as [{ rows: number }];
    expect(rows).toBe(0);
    expect(Object.keys(receiver.counts())).toEqual(counted);
  });
});

/** Nearly right: each a valid event with something else in one place, or too much of it. */
const hostileEvents = fc
  .array(
    fc
      .tuple(
        fc.boolean(),
        fc.constantFrom(
          ...['id', 'topic', 'source', 'eventType', 'type', 'eventTime', 'time', 'subject', 'data'],
          ...['specversion', '__proto__', 'constructor'],
        ),
        fc.oneof(
          fc.jsonValue({ maxDepth: 3 }),
          fc.constantFrom('x'.repeat(5_000), '\u0000', '2026-13-45', -1, VALIDATION, TOPIC),
        ),
      )
      .map(([isGrid, field, value]) => ({
        ...(isGrid ? gridEvent : cloudEvent)({ id: 'h', data: { message: 1 } }),
        ...{ [field]: value },
      })),
    { minLength: 1, maxLength: 4 },
  )
  .chain((events) => fc.constantFrom<unknown>(events, events[0]));
