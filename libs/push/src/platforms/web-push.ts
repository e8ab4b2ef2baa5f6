import { lifetimeOf } from '../contract/lifetime.ts';
import { pushPayload } from '../contract/push-payload.ts';
import type { PushPayload } from '../contract/push-payload.ts';
import { MAX_BYTES } from './carried.ts';
import type { Carried } from './carried.ts';
import { collapseKeyOf } from './collapse-key.ts';
import { fitting } from './fitting.ts';
import { readJson } from './reading.ts';

/** A push as browsers get it: encrypted to the subscription, read by the page's service worker. */
export interface WebPush extends Carried {
  readonly urgency: 'high' | 'normal';
}

export function toWebPush(push: PushPayload, nowMs: number): WebPush {
  const collapseKey = collapseKeyOf(push);
  return {
    body: fitting(push, MAX_BYTES['web-push'], (shown) => JSON.stringify(shown)),
    urgency: push.type === 'test' ? 'normal' : 'high',
    // Windows refuses a message that may not be kept at all.
    lifetimeSeconds: Math.max(1, lifetimeOf(push, nowMs)),
    ...(collapseKey !== undefined && { collapseKey }),
  };
}

/** Reads the text of a push event. @returns undefined for what is none of ours */
export function readWebPush(text: string): PushPayload | undefined {
  return pushPayload.safeParse(readJson(text)).data;
}
