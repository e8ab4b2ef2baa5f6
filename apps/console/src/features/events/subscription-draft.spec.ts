/** @jest-environment node */
import { draftOf, emptyDraft, problemsOf, settingsOf } from './subscription-draft';
import type { SubscriptionDraft } from './subscription-draft';
import type { EventSubscription } from './use-subscriptions';

const subscription: EventSubscription = {
  ...{ name: 'inbox', endpoint: 'https://app.example/hook', hasQuery: true },
  schema: 'CloudEventSchemaV1_0',
  filter: {
    includedEventTypes: ['Microsoft.Communication.SMSReceived'],
    ...{ subjectBeginsWith: '/phonenumber/', subjectEndsWith: '', isSubjectCaseSensitive: true },
    advancedFilters: [{ operatorType: 'StringIn', key: 'data.from', values: ['a'] }],
  },
  batching: { maxEventsPerBatch: 10, preferredBatchSizeInKilobytes: 64 },
  retry: { eventTimeToLiveInMinutes: 60, maxDeliveryAttempts: 5 },
  ...{ deadLetters: true, headers: ['x-key'], state: 'Succeeded', problem: null },
  createdAt: '2026-01-01T00:00:00.000Z',
};
const good: SubscriptionDraft = { ...emptyDraft, name: 'inbox', endpoint: 'https://app.example' };

describe('a subscription that is changed', () => {
  it('keeps what was not touched, and sends no endpoint or header it was not given', () => {
    const { schema, filter, batching, retry, deadLetters } = subscription;
    const draft = draftOf(subscription);
    expect(problemsOf(draft, false)).toEqual(new Set());
    expect(settingsOf(draft)).toEqual({ schema, filter, batching, retry, deadLetters });
  });
});

describe('a new subscription', () => {
  it('is for everything at first', () => {
    expect(problemsOf(good, true)).toEqual(new Set());
    expect(settingsOf(good).filter).toEqual({
      ...{ subjectBeginsWith: '', subjectEndsWith: '', isSubjectCaseSensitive: false },
      advancedFilters: [],
    });
  });

  it.each([
    ['name', { name: 'in box' }],
    ['endpoint', { endpoint: '' }],
    ['endpoint', { endpoint: 'ftp://app.example' }],
    ['endpoint', { endpoint: 'nonsense' }],
    ['conditions', { conditions: [{ operatorType: 'StringIn', key: 'data.a', text: '' }] }],
    ['headers', { headers: [{ name: 'x key', value: 'a' }] }],
    ['headers', { headers: [{ name: 'x-key', value: '' }] }],
  ])('is not sent with a wrong %s', (problem, change) => {
    expect(problemsOf({ ...good, ...change }, true)).toEqual(new Set([problem]));
  });
});
