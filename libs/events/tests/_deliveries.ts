import type { WebhookRequest } from '../src/webhook.ts';

export const TOPIC =
  '/subscriptions/0/resourceGroups/switchboard/providers/Microsoft.Communication/communicationServices/switchboard';
export const SECRET = { header: 'authorization', value: 'Bearer of events' };

export interface TestEvent {
  readonly id: string;
  readonly type?: string;
  readonly data?: unknown;
  readonly source?: string;
}

export const SMS = 'Microsoft.Communication.SMSReceived';

export const smsData = (id: string, message = 'Hello') => ({
  messageId: id,
  from: '14255550100',
  to: '+18885550100',
  message,
  receivedTimestamp: '2026-11-30T08:00:00.1234567+00:00',
  segmentCount: 1,
});

export function gridEvent({ id, type = SMS, data = smsData(id), source = TOPIC }: TestEvent) {
  return {
    ...{ id, topic: source, subject: '/phonenumber/18885550100', data, eventType: type },
    ...{ eventTime: '2026-11-30T08:00:00.1234567Z', metadataVersion: '1', dataVersion: '1.0' },
  };
}

export function cloudEvent({ id, type = SMS, data = smsData(id), source = TOPIC }: TestEvent) {
  return {
    ...{ id, source, type, data, subject: '/phonenumber/18885550100', specversion: '1.0' },
    time: '2026-11-30T08:00:00.123Z',
  };
}

export function delivery(
  body: unknown,
  headers: WebhookRequest['headers'] = {},
): WebhookRequest & { readonly body: string } {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'aeg-event-type': 'Notification',
      [SECRET.header]: SECRET.value,
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

export const gridDelivery = (...events: TestEvent[]) => delivery(events.map(gridEvent));

export const cloudDelivery = (...events: TestEvent[]) =>
  delivery(events.map(cloudEvent), {
    'content-type': 'application/cloudevents-batch+json; charset=utf-8',
  });
