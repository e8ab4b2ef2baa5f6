import apn from '@parse/node-apn';
import { toApns } from '@switchboard/push';
import { z } from 'zod';
import type { ApnsConfig } from '../config.ts';
import type { AddressedPush, PushSender, Verdict } from './sender.ts';

const TIMEOUT_MS = 10_000;

const failure = z.object({
  status: z.coerce.number().optional(),
  response: z.object({ reason: z.string().max(64) }).optional(),
});

/** The app was removed, or the token is of another app or environment. */
const GONE: ReadonlySet<string> = new Set([
  'Unregistered',
  'ExpiredToken',
  'BadDeviceToken',
  'DeviceTokenNotForTopic',
]);

/**
 * Apple's service, over HTTP/2 by `node-apn`, which keeps its connections and signs and renews provider
 * tokens. Builds from Xcode have tokens of another environment, so there may be two connections.
 */
export function apnsSender({ key, keyId, teamId, server }: ApnsConfig): PushSender {
  const providers = new Map<boolean, apn.Provider>();
  const providerOf = (isDevelopment: boolean): apn.Provider => {
    const former = providers.get(isDevelopment);
    if (former) return former;
    const provider = new apn.Provider({
      token: { key: Buffer.from(key), keyId, teamId },
      production: !isDevelopment,
      ...(server && { address: server.host, port: server.port }),
      // What is tried again is tried by whoever keeps it where it outlives this process.
      connectionRetryLimit: 0,
      requestTimeout: TIMEOUT_MS,
    });
    providers.set(isDevelopment, provider);
    return provider;
  };
  return {
    service: 'apns',
    async send(addressed) {
      const { target } = addressed;
      if (target.service !== 'apns') return { outcome: 'refused', reason: 'WrongService' };
      const { pushType, body } = toApns(addressed.push, addressed.nowMs);
      const token = pushType === 'voip' ? target.voipToken : target.token;
      if (token === undefined) return { outcome: 'refused', reason: 'NoTokenForThis' };
      const provider = providerOf(target.isDevelopment ?? false);
      const { sent, failed } = await provider.send(notificationOf(addressed), token);
      if (sent.length > 0) return { outcome: 'sent', bytes: Buffer.byteLength(body) };
      return read(failed[0]);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...providers.values()].map((provider) => provider.shutdown()));
    },
  };
}

function notificationOf({ app, push, nowMs }: AddressedPush): apn.Notification {
  const { body, pushType, priority, lifetimeSeconds, collapseKey } = toApns(push, nowMs);
  const notification = new apn.Notification();
  notification.rawPayload = JSON.parse(body);
  notification.topic = pushType === 'voip' ? `${app}.voip` : app;
  notification.pushType = pushType;
  notification.priority = priority;
  notification.expiry = Math.floor(nowMs / 1_000) + lifetimeSeconds;
  if (collapseKey !== undefined) notification.collapseId = collapseKey;
  return notification;
}

function read(failed: unknown): Verdict {
  const { status, response } = failure.safeParse(failed).data ?? {};
  const reason = response?.reason ?? (status === undefined ? 'ConnectionFailed' : `http-${status}`);
  if (GONE.has(reason)) return { outcome: 'gone', reason };
  const isLater = status === undefined || Number.isNaN(status) || status >= 500;
  if (isLater || status === 408 || status === 429 || reason === 'ExpiredProviderToken')
    return { outcome: 'retry', reason };
  return { outcome: 'refused', reason };
}
