import { z } from 'zod';
import { lifetimeOf } from '../contract/lifetime.ts';
import { pushPayload } from '../contract/push-payload.ts';
import type { PushPayload } from '../contract/push-payload.ts';
import { MAX_BYTES } from './carried.ts';
import type { Carried } from './carried.ts';
import { collapseKeyOf } from './collapse-key.ts';
import { fitting } from './fitting.ts';
import { noticeOf } from './notice.ts';
import { camelType, dashType, readJson } from './reading.ts';

/** The part of a `message` of FCM HTTP v1 that is the push; the token of the device comes beside it. */
export interface FcmMessage {
  readonly data: Readonly<Record<string, string>>;
  readonly notification?: { readonly title: string; readonly body: string };
  readonly android: {
    readonly priority: 'HIGH' | 'NORMAL';
    /** Seconds, as in `45s`. */
    readonly ttl: string;
    readonly collapse_key?: string;
    readonly notification?: { readonly tag: string };
  };
}

/** A push as Firebase carries it to Android: calls as data, which the app reads itself; messages are shown by the system. */
export function toFcm(push: PushPayload, nowMs: number): Carried {
  const lifetimeSeconds = lifetimeOf(push, nowMs);
  const collapseKey = collapseKeyOf(push);
  const write = (shown: PushPayload) => JSON.stringify(messageOf(shown, lifetimeSeconds));
  const body = fitting(push, MAX_BYTES.fcm, write);
  return { body, lifetimeSeconds, ...(collapseKey !== undefined && { collapseKey }) };
}

function messageOf(push: PushPayload, lifetimeSeconds: number): FcmMessage {
  const key = collapseKeyOf(push);
  return {
    data: dataOf(push),
    ...(push.type === 'chat-message' && { notification: noticeOf(push) }),
    android: {
      // Doze holds back what is not urgent, and a person waits for each of these.
      priority: push.type === 'test' ? 'NORMAL' : 'HIGH',
      ttl: `${lifetimeSeconds}s`,
      ...(key !== undefined && { collapse_key: key, notification: { tag: key } }),
    },
  };
}

function dataOf(push: PushPayload): Record<string, string> {
  const { type, ...content } = push;
  const name = camelType(type);
  // What is shown stands in the notification, and need not be there twice.
  if (push.type === 'chat-message') {
    const { senderName: _name, text: _text, type: _type, ...ids } = push;
    return { messageType: name, [name]: JSON.stringify(ids) };
  }
  return { messageType: name, [name]: JSON.stringify(content) };
}

const data = z.record(z.string(), z.string());

/** Reads the data of a message that Firebase delivered. @returns undefined for what is none of ours */
export function readFcm(received: unknown): PushPayload | undefined {
  const parsed = data.safeParse(received);
  const name = parsed.data?.['messageType'];
  const content = name === undefined ? undefined : readJson(parsed.data?.[name]);
  if (name === undefined || typeof content !== 'object') return undefined;
  return pushPayload.safeParse({ ...content, type: dashType(name) }).data;
}
