/*
 * Shows calls and messages while no page of Switchboard is looked at. It is a file of its own without
 * dependencies: a browser keeps it for months, and wakes it for one push at a time.
 *
 * Its address says in which language (`locale`) and for whom (`user`): whoever signed in here since must not see what
 * is for somebody else.
 */

const WORDS = {
  en: {
    caller: 'Somebody',
    incoming: 'Incoming call',
    incomingVideo: 'Incoming video call',
    missed: 'Missed call',
    answer: 'Answer',
    decline: 'Decline',
    message: 'New message',
    test: 'Notifications arrive on this device.',
  },
  zh: {
    caller: '有人',
    incoming: '来电',
    incomingVideo: '视频来电',
    missed: '未接来电',
    answer: '接听',
    decline: '拒绝',
    message: '新消息',
    test: '此设备可以收到通知。',
  },
};

/** How long somebody who has answered may take to get a page, in milliseconds. */
const MAX_WAIT_MS = 60_000;
const APP = 'Switchboard';

const asked = new URL(self.location.href).searchParams;
const words = WORDS[asked.get('locale')] ?? WORDS.en;
const user = asked.get('user');

/** What was touched in a notification while there was no page to do it. */
let waiting;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('push', (event) => event.waitUntil(receive(read(event.data))));
self.addEventListener('notificationclick', (event) => event.waitUntil(touched(event)));
self.addEventListener('message', (event) => greeted(event));

/** Undefined for what is none of ours, as `readWebPush` of `libs/push` has it. */
function read(data) {
  try {
    const push = data.json();
    return isPush(push) ? push : undefined;
  } catch {
    return undefined;
  }
}

function isPush(push) {
  if (typeof push !== 'object' || push === null || !isText(push.eventId)) return false;
  switch (push.type) {
    case 'incoming-call':
      return (
        isText(push.serverCallId) &&
        isText(push.caller?.id) &&
        isText(push.metadata?.recipientId) &&
        Number.isFinite(Date.parse(push.metadata.expiresAt))
      );
    case 'call-ended':
      return isText(push.serverCallId) && isText(push.recipientId) && isText(push.reason);
    case 'chat-message':
      return isText(push.threadId) && isText(push.senderId) && isText(push.recipientId);
    case 'test':
      return isText(push.recipientId);
    default:
      return false;
  }
}

function isText(value) {
  return typeof value === 'string' && value !== '' && value.length <= 1_000;
}

async function receive(push) {
  if (!push) return;
  const recipient = push.metadata?.recipientId ?? push.recipientId;
  if (user !== null && recipient !== user) return;
  switch (push.type) {
    case 'incoming-call':
      return ring(push);
    case 'call-ended':
      return endCall(push);
    case 'chat-message':
      return showMessage(push);
    case 'test':
      return show(APP, { body: words.test, tag: 'test', data: { eventId: push.eventId } });
  }
}

async function ring({ eventId, serverCallId, caller, hasVideo, metadata }) {
  if (await isLookedAt()) return;
  const title = caller.displayName ?? words.caller;
  const tag = tagOf(serverCallId);
  const data = { kind: 'call', eventId, serverCallId, title };
  if (Date.parse(metadata.expiresAt) <= Date.now()) return showMissed(tag, data);
  const [shown] = await self.registration.getNotifications({ tag });
  await show(title, {
    body: hasVideo ? words.incomingVideo : words.incoming,
    ...{ tag, data, requireInteraction: true },
    // The same push once more makes no second sound.
    ...(shown?.data?.eventId === eventId ? { silent: true } : { renotify: true }),
    actions: [
      { action: 'answer', title: words.answer },
      { action: 'decline', title: words.decline },
    ],
  });
}

async function endCall({ eventId, serverCallId, reason }) {
  const tag = tagOf(serverCallId);
  const shown = await self.registration.getNotifications({ tag });
  const isMissed = reason === 'cancelled' || reason === 'no-answer';
  const title = shown[0]?.data?.title ?? words.caller;
  // A page that is looked at says by itself what was missed.
  if (isMissed && !(await isLookedAt())) {
    await showMissed(tag, { kind: 'missed', eventId, serverCallId, title });
  } else for (const one of shown) one.close();
}

function showMissed(tag, data) {
  return show(data.title, {
    body: words.missed,
    tag,
    silent: true,
    data: { ...data, kind: 'missed' },
  });
}

async function showMessage({ eventId, threadId, senderName, text }) {
  if (await isLookedAt()) return;
  const tag = `thread:${threadId}`;
  const [shown] = await self.registration.getNotifications({ tag });
  await show(senderName ?? APP, {
    ...{ body: text ?? words.message, tag, data: { kind: 'message', eventId, threadId } },
    ...(shown?.data?.eventId === eventId ? { silent: true } : { renotify: true }),
  });
}

function show(title, options) {
  return self.registration.showNotification(title, { icon: '/icon.svg', ...options });
}

/** One name for a call, however its id is encoded, would be more than is needed: pushes of a call agree. */
function tagOf(serverCallId) {
  return `call:${serverCallId}`;
}

function pages() {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true });
}

async function isLookedAt() {
  return (await pages()).some(({ visibilityState }) => visibilityState === 'visible');
}

async function touched({ notification, action }) {
  notification.close();
  const { kind, serverCallId, threadId } = notification.data ?? {};
  const path = kind === 'message' ? `/chat/${encodeURIComponent(threadId)}` : '/chat';
  const [page] = await pages();
  const isCall = kind === 'call' && action !== '';
  if (isCall) waiting = { action, serverCallId, untilMs: Date.now() + MAX_WAIT_MS };
  if (!page) {
    await self.clients.openWindow(kind === 'missed' ? '/calls' : path);
    return;
  }
  await page.focus();
  if (isCall) hand(page);
  else if (kind === 'message') page.postMessage({ type: 'open', path });
}

/** A page has come that can take calls: it does what was touched before. */
function greeted({ data, source }) {
  if (data?.type === 'taken') waiting = undefined;
  if (data?.type === 'ready' && source) hand(source);
}

/**
 * By a message, never by an address: a link that answers calls would open the microphone of whoever follows it.
 */
function hand(page) {
  if (!waiting || waiting.untilMs < Date.now()) return;
  const { action, serverCallId } = waiting;
  page.postMessage({ type: 'call-action', action, serverCallId });
}
