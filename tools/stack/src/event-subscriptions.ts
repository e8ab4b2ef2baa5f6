import { join } from 'node:path';
import type { Setting } from './app.ts';
import { urlOf } from './setting.ts';

/** Who wants to hear of events, as the data plane reads it from a file: each has an app of its own. */
const SUBSCRIBERS = [
  {
    app: 'telephony-service',
    name: 'telephony',
    path: '/events',
    header: 'x-telephony-secret',
    types: [
      ...['SMSReceived', 'SMSDeliveryReportReceived'],
      ...['IncomingCall', 'CallParticipantAdded', 'CallEnded', 'RecordingFileStatusUpdated'],
    ],
    // Calls between people are none of its business, and ring where the people are.
    advancedFilters: [
      { operatorType: 'StringNotBeginsWith', key: 'data.to.rawId', values: ['8:'] },
    ],
    secret: 'telephony-events-secret',
  },
  {
    app: 'bots-service',
    name: 'bots-calls',
    path: '/events',
    header: 'x-bots-secret',
    types: ['IncomingCall'],
    // Whoever hears of calls to people may answer them: they would ring although nobody is there.
    advancedFilters: [{ operatorType: 'StringBeginsWith', key: 'data.to.rawId', values: ['4:'] }],
    secret: 'bots-events-secret',
  },
  {
    app: 'bots-service',
    name: 'bots',
    path: '/events',
    header: 'x-bots-secret',
    types: [
      ...['SMSReceived', 'ChatMessageReceivedInThread', 'ChatThreadCreated'],
      ...['ChatThreadParticipantAdded', 'ChatThreadParticipantRemoved'],
    ],
    // Which threads have a bot nobody knows beforehand.
    advancedFilters: [],
    secret: 'bots-events-secret',
  },
] as const;

/** What a delivery to the telephony service proves itself by. */
export const eventsSecretOf = ({ secret }: Pick<Setting, 'secret'>): string =>
  secret('telephony-events-secret');

/** What a delivery to the bots service proves itself by. */
export const botsSecretOf = ({ secret }: Pick<Setting, 'secret'>): string =>
  secret('bots-events-secret');

/** Where the data plane reads its subscriptions from; there are secrets in it. */
export function subscriptionFileOf({ state }: Pick<Setting, 'state'>): string {
  return join(state, 'dataplane-events.json');
}

export function hasSubscribers({ running }: Pick<Setting, 'running'>): boolean {
  return SUBSCRIBERS.some(({ app }) => running.some(({ name }) => name === app));
}

/** The subscriptions of the apps that run. */
export function subscriptionsOf(setting: Setting): object[] {
  return SUBSCRIBERS.filter(({ app }) => setting.running.some(({ name }) => name === app)).map(
    ({ app, name, path, header, types, advancedFilters, secret }) => ({
      name,
      endpoint: `${urlOf(setting, app)}${path}`,
      headers: [{ name: header, value: setting.secret(secret) }],
      filter: {
        includedEventTypes: types.map((type) => `Microsoft.Communication.${type}`),
        advancedFilters,
      },
    }),
  );
}
