import { createECDH, createPublicKey } from 'node:crypto';
import type { ECDH, KeyObject } from 'node:crypto';
import { readWebPush } from '@switchboard/push';
import { decrypt } from 'http_ece';
import { jwtVerify } from 'jose';
import type { Judged, Phrases } from './answer.ts';
import { Rules } from './rule.ts';

/** RFC 8030 asks for no more; the overhead of the encryption is part of it. */
const MAX_BODY_BYTES = 4_096;
const MAX_SIGNED_S = 86_400;
const URGENCIES = ['very-low', 'low', 'normal', 'high'];

/** As push services of browsers answer. */
export const webPushPhrases: Phrases = {
  taken: { status: 201 },
  gone: { status: 410 },
  busy: (seconds) => ({ status: 429, headers: { 'retry-after': String(seconds) } }),
  down: { status: 503 },
  broken: (rule) => ({ status: rule === 'signature' ? 403 : rule === 'size' ? 413 : 400 }),
};

/** The keys of a browser's subscription. */
export interface SubscriptionKeys {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

export interface WebPushRequest {
  /** The endpoint, whole. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a push service checks, and what the browser does that decrypts it. */
export async function judgeWebPush(
  { address, headers, body }: WebPushRequest,
  {
    keys,
    vapidPublicKey,
    nowMs,
  }: {
    readonly keys: SubscriptionKeys | undefined;
    readonly vapidPublicKey: string;
    readonly nowMs: number;
  },
): Promise<Judged> {
  const rules = new Rules();
  const header = (name: string): string => String(headers[name] ?? '');
  const ttl = header('ttl');
  const urgency = header('urgency') || 'normal';
  rules.check('signature', await isSigned(header('authorization'), address, vapidPublicKey));
  rules.check('encoding', header('content-encoding') === 'aes128gcm');
  rules.check('time to live', /^\d{1,9}$/.test(ttl) && Number(ttl) > 0);
  rules.check('urgency', URGENCIES.includes(urgency));
  rules.check('topic', /^[\w-]{0,32}$/.test(header('topic')));
  rules.check('size', body.length <= MAX_BODY_BYTES);
  const text = keys && opened(body, keys);
  rules.check('encryption', !keys || text !== undefined);
  if (rules.broken !== undefined) return { rules, bytes: body.length };
  return {
    ...{ rules, bytes: body.length },
    accepted: {
      ...{ service: 'web-push', address, kind: 'data', isUrgent: urgency === 'high' },
      expiresMs: nowMs + Number(ttl) * 1_000,
      collapseKey: header('topic') || undefined,
      push: text === undefined ? undefined : readWebPush(text),
      notice: undefined,
    },
  };
}

export function makeSubscription(): SubscriptionKeys & { readonly p256dh: string } {
  const ecdh = createECDH('prime256v1');
  const p256dh = ecdh.generateKeys('base64url');
  return { ecdh, p256dh, auth: Buffer.from(crypto.getRandomValues(new Uint8Array(16))) };
}

function opened(body: Buffer, { ecdh, auth }: SubscriptionKeys): string | undefined {
  const options = { version: 'aes128gcm', privateKey: ecdh, authSecret: auth } as const;
  try {
    return decrypt(body, options).toString('utf8');
  } catch {
    return undefined;
  }
}

/** VAPID, RFC 8292: by the key that the browser subscribed with, for this service. */
async function isSigned(
  authorization: string,
  address: string,
  publicKey: string,
): Promise<boolean> {
  const [, token = '', key] = /^vapid t=([^,\s]+),\s*k=([\w-]+)$/.exec(authorization) ?? [];
  if (key !== publicKey) return false;
  try {
    const audience = new URL(address).origin;
    const { payload } = await jwtVerify(token, keyOf(publicKey), {
      audience,
      algorithms: ['ES256'],
    });
    const leftSeconds = (payload.exp ?? Infinity) - Date.now() / 1_000;
    return /^(mailto:|https:)/.test(payload.sub ?? '') && leftSeconds <= MAX_SIGNED_S;
  } catch {
    return false;
  }
}

function keyOf(publicKey: string): KeyObject {
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
    half.toString('base64url'),
  );
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}
