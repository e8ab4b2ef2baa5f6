/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { readWebPush } from '@switchboard/push';
import type { PushPayload } from '@switchboard/push';

const source = readFileSync(join(import.meta.dirname, '../../public/push-worker.js'), 'utf8');
const NOW = Date.parse('2026-01-14T12:00:00.000Z');
const EVENT = '00000000-0000-4000-8000-000000000001';
const BOB = '8:acs:bob';

interface Shown {
  readonly title: string;
  readonly tag: string;
  readonly body: string;
  readonly data: object;
  readonly renotify?: boolean;
  readonly silent?: boolean;
  readonly requireInteraction?: boolean;
  readonly actions?: readonly object[];
  close(): void;
}

/** The worker in a browser whose notifications and pages a test sees. */
function start(address = `?user=${encodeURIComponent(BOB)}`) {
  const listeners = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const history: Shown[] = [];
  const opened: string[] = [];
  const pages: ReturnType<typeof pageOf>[] = [];
  const remove = (tag: string): void => {
    const at = shown.findIndex((one) => one.tag === tag);
    if (at >= 0) shown.splice(at, 1);
  };
  const self = {
    location: { href: `https://app.example.com/push-worker.js${address}` },
    addEventListener: (name: string, listen: (event: object) => void) =>
      listeners.set(name, listen),
    skipWaiting: async () => undefined,
    registration: {
      getNotifications: async ({ tag }: { tag: string }) => shown.filter((one) => one.tag === tag),
      async showNotification(title: string, options: Omit<Shown, 'title' | 'close'>) {
        remove(options.tag);
        const one = { title, ...options, close: () => remove(options.tag) };
        shown.push(one);
        history.push(one);
      },
    },
    clients: {
      matchAll: async () => pages,
      claim: async () => undefined,
      openWindow: async (url: string) => void opened.push(url),
    },
  };
  const clock = { now: () => NOW, parse: Date.parse };
  runInContext(source, createContext({ self, URL, Date: clock }));
  const tell = async (name: string, event: object = {}): Promise<void> => {
    const waits: Promise<unknown>[] = [];
    listeners.get(name)!({ ...event, waitUntil: (one: Promise<unknown>) => waits.push(one) });
    await Promise.all(waits);
  };
  const push = (payload: unknown) =>
    tell('push', { data: { json: () => structuredClone(payload) } });
  const touch = (notification: Shown, action = '') =>
    tell('notificationclick', { notification, action });
  return { history, opened, pages, push, shown, tell, touch };
}

function pageOf(visibilityState: 'visible' | 'hidden') {
  const told: object[] = [];
  const page = { visibilityState, told, focused: 0 };
  return Object.assign(page, {
    focus: async () => void (page.focused += 1),
    postMessage: (message: object) => told.push(message),
  });
}

const rings = (change: Partial<Extract<PushPayload, { type: 'incoming-call' }>> = {}) => ({
  ...{ type: 'incoming-call' as const, eventId: EVENT, serverCallId: 'a.1', hasVideo: false },
  startedAt: '2026-01-14T11:59:59.000Z',
  caller: { id: '8:acs:alice', displayName: 'Alice' },
  metadata: { recipientId: BOB, expiresAt: '2026-01-14T12:00:30.000Z' },
  ...change,
});
const ends = (reason: string) => ({
  ...{ type: 'call-ended', eventId: EVENT.replace('1', '2'), serverCallId: 'a.1', reason },
  recipientId: BOB,
});
const message = (change: object = {}) => ({
  ...{ type: 'chat-message', eventId: EVENT, threadId: '19:t@thread.v2', messageId: '1' },
  ...{ recipientId: BOB, sentAt: '2026-01-14T12:00:00.000Z', senderId: '8:acs:alice' },
  ...{ senderName: 'Alice', text: 'Hi' },
  ...change,
});

describe('a call while no page is there', () => {
  it('rings with ways to answer and decline, and without a second sound for the same push', async () => {
    const { history, push, shown } = start();
    await push(rings());
    expect(shown).toMatchObject([
      {
        ...{ title: 'Alice', body: 'Incoming call', tag: 'call:a.1', renotify: true },
        requireInteraction: true,
        actions: [{ action: 'answer' }, { action: 'decline' }],
      },
    ]);
    await push(rings());
    expect(shown).toHaveLength(1);
    expect(history[1]).toMatchObject({ silent: true });
    expect(history[1]).not.toHaveProperty('renotify');
  });

  it.each(['cancelled', 'no-answer'])(
    'is a missed one, quietly, when it ends as %s',
    async (reason) => {
      const { push, shown } = start();
      await push(rings());
      await push(ends(reason));
      expect(shown).toMatchObject([{ title: 'Alice', body: 'Missed call', silent: true }]);
      expect(shown[0]).not.toHaveProperty('actions');
    },
  );

  it.each(['answered-elsewhere', 'declined-elsewhere'])(
    'is gone when it was %s',
    async (reason) => {
      const { push, shown } = start();
      await push(rings());
      await push(ends(reason));
      expect(shown).toEqual([]);
    },
  );

  it('that comes too late is a missed one', async () => {
    const { push, shown } = start();
    const metadata = { recipientId: BOB, expiresAt: '2026-01-14T11:00:00.000Z' };
    await push(rings({ metadata }));
    expect(shown).toMatchObject([{ body: 'Missed call' }]);
  });

  it('speaks the language of the page, and of a caller whom nobody may name', async () => {
    const { push, shown } = start('?locale=zh');
    await push(rings({ caller: { id: 'phone' }, hasVideo: true }));
    expect(shown).toMatchObject([{ title: '有人', body: '视频来电' }]);
  });
});

describe('answering', () => {
  it('opens a page, and tells it by a message when it is ready; no address answers a call', async () => {
    const { opened, push, shown, tell, touch } = start();
    await push(rings());
    await touch(shown[0]!, 'answer');
    expect([opened, shown]).toEqual([['/chat'], []]);
    const page = pageOf('visible');
    await tell('message', { data: { type: 'ready' }, source: page });
    expect(page.told).toEqual([{ type: 'call-action', action: 'answer', serverCallId: 'a.1' }]);
    await tell('message', { data: { type: 'taken' }, source: page });
    await tell('message', { data: { type: 'ready' }, source: page });
    expect(page.told).toHaveLength(1);
  });

  it('goes to a page that is open already', async () => {
    const { opened, pages, push, shown, touch } = start();
    const page = pageOf('hidden');
    pages.push(page);
    await push(rings());
    await touch(shown[0]!, 'decline');
    expect(page.told).toEqual([{ type: 'call-action', action: 'decline', serverCallId: 'a.1' }]);
    expect([page.focused, opened]).toEqual([1, []]);
  });

  it('is nothing that a touch beside the buttons does', async () => {
    const { pages, push, shown, tell, touch } = start();
    const page = pageOf('hidden');
    pages.push(page);
    await push(rings());
    await touch(shown[0]!);
    await tell('message', { data: { type: 'ready' }, source: page });
    expect([page.focused, page.told]).toEqual([1, []]);
  });
});

describe('a message', () => {
  it('is one notification for each conversation, which leads there', async () => {
    const { opened, push, shown, touch } = start();
    await push(message());
    await push(message({ eventId: EVENT.replace('1', '3'), text: 'Are you there?' }));
    expect(shown).toMatchObject([
      { title: 'Alice', body: 'Are you there?', tag: 'thread:19:t@thread.v2', renotify: true },
    ]);
    await touch(shown[0]!);
    expect(opened).toEqual(['/chat/19%3At%40thread.v2']);
  });

  it('says nothing that the policy hides', async () => {
    const { push, shown } = start();
    await push(message({ senderName: undefined, text: undefined }));
    expect(shown).toMatchObject([{ title: 'Switchboard', body: 'New message' }]);
  });

  it('leads a page that is open to the conversation', async () => {
    const { pages, push, shown, touch } = start();
    const page = pageOf('hidden');
    pages.push(page);
    await push(message());
    await touch(shown[0]!);
    expect(page.told).toEqual([{ type: 'open', path: '/chat/19%3At%40thread.v2' }]);
  });
});

it('a page that is looked at shows calls and messages itself', async () => {
  const { history, pages, push } = start();
  pages.push(pageOf('visible'));
  for (const one of [rings(), ends('cancelled'), message()]) await push(one);
  expect(history).toEqual([]);
});

it('what is for somebody else who was here before is not shown', async () => {
  const { history, push } = start('?user=8:acs:carla');
  for (const one of [rings(), ends('cancelled'), message()]) await push(one);
  expect(history).toEqual([]);
});

it('it reads what `readWebPush` reads, and nothing that it does not', async () => {
  const test = { type: 'test', eventId: EVENT, recipientId: BOB, sentAt: message().sentAt };
  const payloads = [
    ...[rings(), message(), test, null, 'text', {}, { ...test, type: 'other' }],
    ...[
      { ...test, eventId: undefined },
      { ...rings(), caller: undefined },
    ],
    ...[
      { ...rings(), metadata: {} },
      { ...message(), threadId: '' },
    ],
  ];
  for (const payload of payloads) {
    const { push, shown } = start();
    await push(payload);
    const isRead = readWebPush(JSON.stringify(payload)) !== undefined;
    expect([payload, shown.length]).toEqual([payload, isRead ? 1 : 0]);
  }
});
