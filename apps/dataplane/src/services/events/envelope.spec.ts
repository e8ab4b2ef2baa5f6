import { batchesOf } from './batches.ts';
import { cloudEvent, envelope, topicOf } from './envelope.ts';
import { published } from './event.ts';
import { presentDeadLetter } from './present.ts';

const event = published(
  { type: 'SMSReceived', subject: 's', data: { a: 1 }, timeMs: 0, key: 'k' },
  5,
);
const topic = topicOf('5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11');

describe('an envelope', () => {
  it('is an array of Event Grid events with one event', () => {
    const { contentType, body } = envelope([event], {
      schema: 'EventGridSchema',
      topic,
      isBatch: false,
    });
    expect(contentType).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body)).toEqual([
      {
        ...{ id: event.id, topic, subject: 's', data: { a: 1 } },
        eventType: 'Microsoft.Communication.SMSReceived',
        eventTime: '1970-01-01T00:00:00.000Z',
        ...{ metadataVersion: '1', dataVersion: '1.0' },
      },
    ]);
  });

  it('is one CloudEvent, or an array where batches were asked for', () => {
    const schema = 'CloudEventSchemaV1_0';
    const one = envelope([event], { schema, topic, isBatch: false });
    expect(one.contentType).toBe('application/cloudevents+json; charset=utf-8');
    expect(JSON.parse(one.body)).toEqual(cloudEvent(event, topic));
    const many = envelope([event], { schema, topic, isBatch: true });
    expect(many.contentType).toBe('application/cloudevents-batch+json; charset=utf-8');
    expect(JSON.parse(many.body)).toEqual([cloudEvent(event, topic)]);
  });

  it('names what happened once by its key', () => {
    expect(event.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const again = published({ type: 'SMSReceived', subject: '', data: {}, timeMs: 9, key: 'k' }, 9);
    expect(again.id).toBe(event.id);
  });

  it('says in a dead letter why it is one', () => {
    const delivery = {
      ...({ id: 1, subscriptionId: 's', state: 'deadLettered', dueMs: null, attempts: 2 } as const),
      ...{ history: [], lastOutcome: 'TimedOut', lastAttemptMs: 7, endedMs: 8 },
      deadLetterReason: 'MaxDeliveryAttemptsExceeded',
    };
    const grid = presentDeadLetter({ delivery, event }, { schema: 'EventGridSchema', topic });
    expect(grid).toMatchObject({
      eventType: 'Microsoft.Communication.SMSReceived',
      deadLetterReason: 'MaxDeliveryAttemptsExceeded',
      deliveryAttempts: 2,
      lastDeliveryOutcome: 'TimedOut',
      publishTime: '1970-01-01T00:00:00.005Z',
      lastDeliveryAttemptTime: '1970-01-01T00:00:00.007Z',
    });
    const cloud = presentDeadLetter({ delivery, event }, { schema: 'CloudEventSchemaV1_0', topic });
    expect(cloud).toMatchObject({
      specversion: '1.0',
      deadletterreason: delivery.deadLetterReason,
    });
  });
});

describe('batches', () => {
  const claimed = Array.from({ length: 5 }, (_, id) => {
    const data = { text: 'x'.repeat(400) };
    return { ...{ id, attempts: 1, lease: 1, sinceMs: 0 }, event: { ...event, data } };
  });
  const sizes = (maxEventsPerBatch: number, preferredBatchSizeInKilobytes: number) =>
    batchesOf(claimed, { maxEventsPerBatch, preferredBatchSizeInKilobytes }).map(
      (one) => one.length,
    );

  it('are bounded by number and by size', () => {
    expect(sizes(1, 64)).toEqual([1, 1, 1, 1, 1]);
    expect(sizes(3, 64)).toEqual([3, 2]);
    expect(sizes(5_000, 1)).toEqual([1, 1, 1, 1, 1]);
    expect(sizes(5_000, 2)).toEqual([3, 2]);
  });
});
