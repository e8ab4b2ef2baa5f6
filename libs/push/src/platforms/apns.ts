import { z } from 'zod';
import { lifetimeOf } from '../contract/lifetime.ts';
import { pushPayload } from '../contract/push-payload.ts';
import type { PushPayload } from '../contract/push-payload.ts';
import { MAX_BYTES } from './carried.ts';
import type { Carried } from './carried.ts';
import { collapseKeyOf } from './collapse-key.ts';
import { fitting } from './fitting.ts';
import { noticeOf } from './notice.ts';
import { camelType, dashType } from './reading.ts';

/** A push as Apple carries it. */
export interface ApnsPush extends Carried {
  readonly pushType: 'voip' | 'alert' | 'background';
  /** 10 at once, 5 when it suits the battery. */
  readonly priority: 10 | 5;
}

/**
 * Calls go to PushKit's token. That a call is over does not: the system takes the right to wake an app
 * away from one that is sent anything by PushKit which it does not report as a call. The app that was woken
 * hears of it by itself, and this only helps where it could not attach.
 */
export function toApns(push: PushPayload, nowMs: number): ApnsPush {
  const lifetimeSeconds = lifetimeOf(push, nowMs);
  const collapseKey = collapseKeyOf(push);
  const kind = kindOf(push);
  const max = MAX_BYTES[kind.pushType === 'voip' ? 'apns-voip' : 'apns'];
  const body = fitting(push, max, (shown) => JSON.stringify(bodyOf(shown)));
  return { ...kind, body, lifetimeSeconds, ...(collapseKey !== undefined && { collapseKey }) };
}

function kindOf({ type }: PushPayload): Pick<ApnsPush, 'pushType' | 'priority'> {
  if (type === 'incoming-call') return { pushType: 'voip', priority: 10 };
  if (type === 'call-ended') return { pushType: 'background', priority: 5 };
  return { pushType: 'alert', priority: 10 };
}

function bodyOf(push: PushPayload): object {
  const { type, ...content } = push;
  const name = camelType(type);
  switch (push.type) {
    case 'incoming-call':
      return { aps: {}, [name]: content };
    case 'call-ended':
      return { aps: { 'content-available': 1 }, [name]: content };
    case 'test':
      return { aps: { alert: { title: 'Switchboard', body: 'Test' } }, [name]: content };
    case 'chat-message': {
      const { type: _type, senderName: _name, text: _text, ...ids } = push;
      const key = collapseKeyOf(push);
      const aps = { alert: noticeOf(push), sound: 'default', 'thread-id': key };
      return { aps, [name]: ids };
    }
  }
}

const received = z.record(z.string(), z.unknown());

/** Reads the dictionary that Apple delivered. @returns undefined for what is none of ours */
export function readApns(dictionary: unknown): PushPayload | undefined {
  const { aps: _aps, ...own } = received.safeParse(dictionary).data ?? {};
  const [entry] = Object.entries(own);
  if (!entry || typeof entry[1] !== 'object') return undefined;
  return pushPayload.safeParse({ ...entry[1], type: dashType(entry[0]) }).data;
}
