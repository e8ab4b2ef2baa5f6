import { toWebPush } from '@switchboard/push';
import { systemClock } from '@switchboard/kernel';
import { LRUCache } from 'lru-cache';
import webPush from 'web-push';
import type { Answer, Endpoints } from '../../../platform/outgoing/endpoint.ts';
import type { WebPushConfig } from '../config.ts';
import { busy, isBusy, verdictOf } from './ask.ts';
import type { PushSender, Verdict } from './sender.ts';

/** A signature is good for a day; it is made anew before the services tire of it. */
const SIGNED_MS = 6 * 3_600_000;
const ENCODING = 'aes128gcm';

/** Web Push (RFC 8030, 8291, 8292), encrypted and signed by `web-push`. */
export function webPushSender(
  { subject, publicKey, privateKey }: WebPushConfig,
  { endpoints }: { readonly endpoints: Endpoints },
): PushSender {
  const signatures = new LRUCache<string, string>({ max: 100, ttl: SIGNED_MS });
  const signatureFor = (endpoint: string): string => {
    const { origin } = new URL(endpoint);
    const former = signatures.get(origin);
    if (former !== undefined) return former;
    const until = Math.floor((systemClock.now() + 2 * SIGNED_MS) / 1_000);
    const { Authorization } = webPush.getVapidHeaders(
      ...([origin, subject, publicKey, privateKey, ENCODING, until] as const),
    );
    signatures.set(origin, Authorization);
    return Authorization;
  };
  return {
    service: 'web-push',
    async send({ target, push, nowMs }, signal) {
      if (target.service !== 'web-push') return { outcome: 'refused', reason: 'WrongService' };
      const carried = toWebPush(push, nowMs);
      const { headers, body } = webPush.generateRequestDetails(target, carried.body, {
        contentEncoding: ENCODING,
        TTL: carried.lifetimeSeconds,
        urgency: carried.urgency,
        ...(carried.collapseKey !== undefined && { topic: carried.collapseKey }),
      });
      const { 'Content-Length': _length, ...further } = headers as Record<string, unknown>;
      const asking = (): Promise<Answer> =>
        endpoints.ask(target.endpoint, {
          method: 'POST',
          headers: { ...textsOf(further), Authorization: signatureFor(target.endpoint) },
          ...{ body, signal },
        });
      return verdictOf(asking, (answer) => read(answer, body.length));
    },
  };
}

function read(answer: Answer, bytes: number): Verdict {
  const { status } = answer;
  if (status >= 200 && status < 300) return { outcome: 'sent', bytes };
  if (status === 404 || status === 410) return { outcome: 'gone', reason: `http-${status}` };
  if (isBusy(answer)) return busy(answer);
  return { outcome: 'refused', reason: `http-${status}` };
}

function textsOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
