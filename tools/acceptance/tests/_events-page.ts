import type { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createChatClient } from '@switchboard/acs-client';

/** What runs in the page of `events.test.ts`: the SDK as it is, and a list of what it told. */
const NAMES = [
  'chatMessageReceived',
  'chatMessageEdited',
  'chatMessageDeleted',
  'typingIndicatorReceived',
  'readReceiptReceived',
  'chatThreadCreated',
  'chatThreadPropertiesUpdated',
  'chatThreadDeleted',
  'participantsAdded',
  'participantsRemoved',
] as const;
/** Of the connection itself: the only ones the SDK lets one ask for before it is started. */
const OF_CONNECTION = [
  'realTimeNotificationConnected',
  'realTimeNotificationDisconnected',
] as const;

export interface Told {
  readonly name: (typeof NAMES | typeof OF_CONNECTION)[number];
  readonly event: unknown;
}

const told: Told[] = [];
let client: ChatClient | undefined;

/** Signs in and goes live; resolves when the SDK says it is connected. */
async function start(endpoint: string, token: string): Promise<void> {
  client ??= createChatClient({
    endpoint,
    credential: new AzureCommunicationTokenCredential(token),
  });
  const live = client;
  // One overload per event: none takes a name that is not known before.
  const on = live.on.bind(live) as (name: string, listener: (event?: unknown) => void) => void;
  const note = (name: Told['name']): void => on(name, (event) => void told.push({ name, event }));
  OF_CONNECTION.forEach(note);
  const connected = new Promise<void>((done) => on('realTimeNotificationConnected', () => done()));
  await live.startRealtimeNotifications();
  NAMES.forEach(note);
  await connected;
}

async function stop(): Promise<void> {
  await client?.stopRealtimeNotifications();
}

const page = { start, stop, told };
export type EventsPage = typeof page;
Object.assign(globalThis, { page });
