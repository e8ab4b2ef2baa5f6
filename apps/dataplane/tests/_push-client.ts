import { createECDH, randomBytes } from 'node:crypto';
import type { Installation, PushTarget, RingingState } from '@switchboard/push';
import type { PushConfig } from '../src/services/push/config.ts';
import type { DataPlane } from '../src/index.ts';

const VERSION = 'api-version=2026-11-30';

/** Keys of a browser, made anew. */
export function browserKeys() {
  const keys = createECDH('prime256v1');
  const publicKey = keys.generateKeys('base64url');
  // One in 256 keys begins with a zero, which Node leaves out and browsers do not.
  const privateKey = Buffer.concat([Buffer.alloc(32), keys.getPrivateKey()]).subarray(-32);
  return { publicKey, privateKey: privateKey.toString('base64url') };
}

/** A push service for browsers alone, at which nothing has to listen as long as nothing is sent. */
export function webPushConfig(allowedHosts: readonly string[] = ['localhost:1']): PushConfig {
  const webPush = { ...browserKeys(), subject: 'mailto:push@example.com' };
  return { webPush, allowedHosts, shown: 'names' };
}

/** What a browser would hand out: another one each time. */
export function webPushTarget(origin = 'https://localhost:1'): PushTarget {
  const id = randomBytes(12).toString('hex');
  const keys = { p256dh: browserKeys().publicKey, auth: randomBytes(16).toString('base64url') };
  return { service: 'web-push', endpoint: `${origin}/${id}`, keys };
}

export interface PushAnswer {
  readonly status: number;
  readonly body: { readonly error?: { readonly code: string; readonly target?: string } };
}

/** What an app asks of the push service, by hand. */
export function pushClient({ http }: Pick<DataPlane, 'http'>, token: string | undefined) {
  const ask = async (method: string, path: string, body?: unknown): Promise<PushAnswer> => {
    const answer = await fetch(`${http}/push/${path}?${VERSION}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && {
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  };
  return {
    ask,
    register: (id: string, target: unknown, name = 'A browser') =>
      ask('PUT', `installations/${id}`, { app: 'com.example.app', name, target }),
    async list(): Promise<readonly Installation[]> {
      const { body } = await ask('GET', 'installations');
      return (body as { value: readonly Installation[] }).value;
    },
    async callState(callId: string): Promise<RingingState> {
      const { body } = await ask('GET', `calls/${encodeURIComponent(callId)}`);
      return (body as { state: RingingState }).state;
    },
  };
}
