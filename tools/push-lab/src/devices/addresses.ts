import { randomBytes } from 'node:crypto';
import type { PushTarget } from '@switchboard/push';
import { makeSubscription } from '../services/web-push.ts';
import type { SubscriptionKeys } from '../services/web-push.ts';
import type { Platform } from './device-state.ts';

/** What a platform hands to an app. */
export interface Addressed {
  readonly target: PushTarget;
  /** Of a browser. */
  readonly keys?: SubscriptionKeys;
}

/** By which of what was handed out a push is known; a browser's keys are not kept. */
export function addressesOf(target: PushTarget): readonly string[] {
  switch (target.service) {
    case 'fcm':
      return [target.token];
    case 'apns':
      return [target.token, target.voipToken].flatMap((token) => token ?? []);
    case 'wns':
      return [target.channel];
    case 'web-push':
      return [target.endpoint];
  }
}

/** Hands out addresses as the platforms do: another one each time. */
export function handOut(platform: Platform, servicesUrl: string): Addressed {
  switch (platform) {
    case 'android': {
      const token = `${random(16)}:APA91b${random(96)}`;
      return { target: { service: 'fcm', token } };
    }
    case 'ios': {
      const [token, voipToken] = [hex(32), hex(32)];
      return { target: { service: 'apns', token, voipToken } };
    }
    case 'windows': {
      const channel = `${servicesUrl}/wns/channels/${random(32)}`;
      return { target: { service: 'wns', channel } };
    }
    case 'browser': {
      const endpoint = `${servicesUrl}/web-push/${random(32)}`;
      const { p256dh, ...keys } = makeSubscription();
      const told = { p256dh, auth: keys.auth.toString('base64url') };
      return { target: { service: 'web-push', endpoint, keys: told }, keys };
    }
  }
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
