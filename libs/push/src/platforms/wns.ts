import { lifetimeOf } from '../contract/lifetime.ts';
import { pushPayload } from '../contract/push-payload.ts';
import type { ChatMessagePush, PushPayload, TestPush } from '../contract/push-payload.ts';
import { MAX_BYTES } from './carried.ts';
import type { Carried } from './carried.ts';
import { collapseKeyOf } from './collapse-key.ts';
import { fitting } from './fitting.ts';
import { noticeOf } from './notice.ts';
import { readJson } from './reading.ts';

/** A push as Windows carries it: raw ones wake the app, which shows calls itself; toasts are shown by the system. */
export interface WnsPush extends Carried {
  readonly type: 'wns/raw' | 'wns/toast';
}

export function toWns(push: PushPayload, nowMs: number): WnsPush {
  const lifetimeSeconds = lifetimeOf(push, nowMs);
  const collapseKey = collapseKeyOf(push);
  const isShown = push.type === 'chat-message' || push.type === 'test';
  const write = (shown: PushPayload) =>
    shown.type === 'chat-message' || shown.type === 'test' ? toast(shown) : JSON.stringify(shown);
  const body = fitting(push, MAX_BYTES.wns, write);
  return {
    ...{ type: isShown ? 'wns/toast' : 'wns/raw', body, lifetimeSeconds },
    ...(collapseKey !== undefined && { collapseKey }),
  };
}

/** Its `launch` is what the app is given when somebody clicks it, and where a device finds what it is about. */
function toast(push: ChatMessagePush | TestPush): string {
  const { title, body } =
    push.type === 'test' ? { title: 'Switchboard', body: 'Test' } : noticeOf(push);
  const launch = JSON.stringify({ ...push, senderName: undefined, text: undefined });
  return (
    `<toast launch="${escaped(launch)}"><visual><binding template="ToastGeneric">` +
    `<text>${escaped(title)}</text><text>${escaped(body)}</text></binding></visual></toast>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Reads the content of a raw notification. @returns undefined for what is none of ours */
export function readWnsRaw(content: string): PushPayload | undefined {
  return pushPayload.safeParse(readJson(content)).data;
}
