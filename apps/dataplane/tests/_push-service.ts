import { createECDH, randomBytes } from 'node:crypto';
import type { ECDH } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { readWebPush } from '@switchboard/push';
import type { PushPayload, PushTarget } from '@switchboard/push';
import { decrypt } from 'http_ece';
import { makeAuthority, makeLeaf } from '../src/platform/tls/local-authority.ts';
import type { PushConfig } from '../src/services/push/config.ts';
import { webPushConfig } from './_push-client.ts';
import { until } from './_until.ts';

export interface ReceivedPush {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly push: PushPayload;
}

interface Subscription {
  readonly keys: ECDH;
  readonly auth: Buffer;
}

/** A push service for browsers, on this machine: it decrypts what it is sent, and answers as it is told. */
export class PushService implements AsyncDisposable {
  readonly received: ReceivedPush[] = [];
  /** By the path of a subscription; 201 without. */
  readonly answers = new Map<string, { readonly status: number; readonly retryAfter?: number }>();
  /** How often each subscription was sent something, whatever was answered. */
  readonly asked = new Map<string, number>();
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #server: Server;
  readonly #trusted = getCACertificates('default');

  /** Of whom a process of its own must trust, in PEM. */
  readonly authority: string;

  private constructor() {
    const authority = makeAuthority(Date.now());
    this.authority = authority.cert;
    // Only after the certificates of this process were read are further ones trusted by what it asks.
    setDefaultCACertificates([...this.#trusted, authority.cert]);
    this.#server = createServer(makeLeaf(authority, Date.now()), (request, response) => {
      buffer(request).then(
        (body) => {
          const path = request.url ?? '';
          this.asked.set(path, (this.asked.get(path) ?? 0) + 1);
          const { status, retryAfter } = this.answers.get(path) ?? { status: 201 };
          if (status === 201) this.#receive(path, request.headers, body);
          if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
          response.writeHead(status).end();
        },
        () => response.destroy(),
      );
    });
  }

  static async open(): Promise<PushService> {
    const service = new PushService();
    service.#server.listen(0, 'localhost');
    await once(service.#server, 'listening');
    return service;
  }

  get origin(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  get config(): PushConfig {
    return webPushConfig([new URL(this.origin).host]);
  }

  /** What a browser is given that subscribes. */
  subscribe(): Extract<PushTarget, { service: 'web-push' }> & { readonly path: string } {
    const path = `/${randomBytes(8).toString('hex')}`;
    const keys = createECDH('prime256v1');
    const p256dh = keys.generateKeys('base64url');
    const auth = randomBytes(16);
    this.#subscriptions.set(path, { keys, auth });
    const target = {
      ...{ service: 'web-push' as const, endpoint: `${this.origin}${path}` },
      keys: { p256dh, auth: auth.toString('base64url') },
    };
    return Object.defineProperty(target, 'path', { value: path, enumerable: false }) as never;
  }

  /** The first push of a type that one subscription got, now or soon. */
  async next<Type extends PushPayload['type']>(
    path: string,
    type: Type,
  ): Promise<ReceivedPush & { readonly push: Extract<PushPayload, { type: Type }> }> {
    const find = () => this.received.find((one) => one.path === path && one.push.type === type);
    await until(`a push of type ${type}`, () => find() !== undefined);
    return find() as never;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    setDefaultCACertificates(this.#trusted);
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #receive(path: string, headers: IncomingHttpHeaders, body: Buffer): void {
    const subscription = this.#subscriptions.get(path);
    if (!subscription) throw new Error('nobody subscribed to this');
    const { keys: privateKey, auth: authSecret } = subscription;
    const text = decrypt(body, { version: 'aes128gcm', privateKey, authSecret }).toString('utf8');
    const push = readWebPush(text);
    if (!push) throw new Error('this is no push of ours');
    this.received.push({ path, headers, push });
  }
}
