import type { KeyObject } from 'node:crypto';
import type { Http2SecureServer } from 'node:http2';
import { text } from 'node:stream/consumers';
import type { Clock } from '@switchboard/kernel';
import { delay } from '@switchboard/kernel';
import type { PushServiceName } from '@switchboard/push';
import { noSchemas } from '@switchboard/service';
import Fastify from 'fastify';
import type { Devices } from '../devices/devices.ts';
import type { InspectedPush, InspectedPushes } from '../inspector/inspected-pushes.ts';
import type { Certified } from '../credentials/certificates.ts';
import { AccessTokens } from './access-tokens.ts';
import { say } from './answer.ts';
import type { Judged, Phrases, ServiceReply } from './answer.ts';
import { apnsPhrases, judgeApns } from './apns.ts';
import { acceptsAssertion, fcmPhrases, judgeFcm } from './fcm.ts';
import { Load } from './load.ts';
import type { ServicePush } from './service-push.ts';
import type { Trouble, Troubles } from './trouble.ts';
import { judgeWebPush, webPushPhrases } from './web-push.ts';
import { acceptsClient, judgeWns, wnsPhrases } from './wns.ts';

const BODY_LIMIT = 64 * 1_024;

export interface PushServicesDeps {
  readonly clock: Clock;
  readonly devices: Devices;
  readonly inspected: InspectedPushes;
  readonly troubles: Troubles;
  readonly leaf: Certified;
  readonly googleKey: KeyObject;
  readonly appleKey: KeyObject;
  readonly wnsSecret: string;
  readonly vapidPublicKey: string;
}

/** The four push services, on one port of this machine, by their own protocols over HTTP/1.1 and HTTP/2. */
export class PushServices implements AsyncDisposable {
  readonly #deps: PushServicesDeps;
  readonly #app;
  readonly #google: AccessTokens;
  readonly #windows: AccessTokens;
  readonly #load = new Load();
  #url = '';

  constructor(deps: PushServicesDeps) {
    this.#deps = deps;
    this.#google = new AccessTokens(deps.clock);
    this.#windows = new AccessTokens(deps.clock);
    this.#app = Fastify<Http2SecureServer>({
      ...{ http2: true, https: { allowHTTP1: true, ...deps.leaf } },
      ...{ logger: false, schemaController: noSchemas, bodyLimit: BODY_LIMIT },
      routerOptions: { maxParamLength: 5_000 },
    });
    this.#mount();
  }

  /** Without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** Where Google gives tokens. */
  get tokenUrl(): string {
    return `${this.#url}/google/token`;
  }

  async listen(host: string, port: number): Promise<void> {
    await this.#app.listen({ host, port });
    const address = this.#app.server.address();
    const bound = typeof address === 'object' && address ? address.port : port;
    this.#url = `https://localhost:${bound}`;
  }

  /** How many requests a service was answering at once, at the most. */
  mostAtOnce(service: PushServiceName): number {
    return this.#load.mostOf(service);
  }

  /** Forgets every access token that it gave: the next request with one is refused. */
  revokeTokens(): void {
    this.#google.revokeAll();
    this.#windows.revokeAll();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app.close();
  }

  #mount(): void {
    const app = this.#app;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    app.post('/google/token', async ({ body }, reply) => {
      const { googleKey: key } = this.#deps;
      const isGood = await acceptsAssertion(formOf(body), { key, tokenUrl: this.tokenUrl });
      return isGood ? this.#google.issue() : refuse(reply, 400, 'invalid_grant');
    });
    app.post('/:tenant/oauth2/v2.0/token', async ({ body, params }, reply) => {
      const { tenant } = params as { tenant: string };
      const isGood = acceptsClient(formOf(body), tenant, this.#deps.wnsSecret);
      return isGood ? this.#windows.issue() : refuse(reply, 401, 'invalid_client');
    });
    app.post('/v1/projects/:project/messages::send', async ({ body, headers, params }, reply) => {
      const { project } = params as { project: string };
      const asked = { project, authorization: headers.authorization, body: textOf(body) };
      const judged = judgeFcm(asked, { tokens: this.#google, nowMs: this.#now });
      return this.#answer('fcm', reply, { judged, phrases: fcmPhrases });
    });
    app.post('/3/device/:token', async ({ body, headers, params, raw }, reply) => {
      const { token: address } = params as { token: string };
      // What has no content type was not read.
      const asked = { address, headers, body: body === undefined ? await text(raw) : textOf(body) };
      const judged = await judgeApns(asked, { key: this.#deps.appleKey, nowMs: this.#now });
      return this.#answer('apns', reply, { judged, phrases: apnsPhrases });
    });
    app.post('/wns/channels/:channel', async ({ body, headers, url }, reply) => {
      const asked = { address: `${this.#url}${url}`, headers, body: textOf(body) };
      const judged = judgeWns(asked, { tokens: this.#windows, nowMs: this.#now });
      return this.#answer('wns', reply, { judged, phrases: wnsPhrases });
    });
    app.post('/web-push/:subscription', async ({ body, headers, url }, reply) => {
      const { devices, vapidPublicKey } = this.#deps;
      const address = `${this.#url}${url}`;
      const keys = devices.reachedBy(address)?.keys;
      const asked = { address, headers, body: bytesOf(body) };
      const judged = await judgeWebPush(asked, { keys, vapidPublicKey, nowMs: this.#now });
      return this.#answer('web-push', reply, { judged, phrases: webPushPhrases });
    });
  }

  get #now(): number {
    return this.#deps.clock.now();
  }

  /** Accepts a push and has it delivered, unless a rule, the address or a trouble speaks against it. */
  async #answer(
    service: PushServiceName,
    reply: ServiceReply,
    { judged, phrases }: { readonly judged: Judged; readonly phrases: Phrases },
  ): Promise<ServiceReply> {
    const { troubles, devices, inspected, clock } = this.#deps;
    const trouble = troubles.take(service);
    using _asked = this.#load.enter(service);
    if (trouble?.kind === 'delay') await delay(clock, trouble.delayMs);
    const { accepted } = judged;
    const device = accepted && devices.reachedBy(accepted.address);
    const answer = answerOf({ judged, phrases, trouble, isKnown: device !== undefined });
    const note = inspected.add({
      ...{ service, atMs: clock.now(), status: answer.status, deviceId: device?.id },
      ...{ bytes: judged.bytes, verdicts: judged.rules.verdicts, trouble: trouble?.kind },
      ...describe(accepted, clock.now()),
    });
    if (accepted && device && answer === phrases.taken) deliver(accepted, note);
    return say(reply, answer);

    function deliver(sent: ServicePush, inspectedPush: InspectedPush): void {
      if (trouble?.kind === 'drop') return;
      inspectedPush.outcome = device!.receive(sent);
      if (trouble?.kind === 'double') device!.receive(sent);
    }
  }
}

function answerOf({
  judged,
  phrases,
  trouble,
  isKnown,
}: {
  readonly judged: Judged;
  readonly phrases: Phrases;
  readonly trouble: Trouble | undefined;
  readonly isKnown: boolean;
}) {
  if (trouble?.kind === 'down') return phrases.down;
  if (trouble?.kind === 'throttle') return phrases.busy(trouble.retryAfterSeconds);
  if (trouble?.kind === 'refuse') return phrases.broken('shape');
  const { broken } = judged.rules;
  if (broken !== undefined || !judged.accepted) return phrases.broken(broken ?? 'shape');
  return isKnown ? phrases.taken : phrases.gone;
}

function describe(accepted: ServicePush | undefined, nowMs: number) {
  return {
    type: accepted?.push?.type,
    eventId: accepted?.push?.eventId,
    isUrgent: accepted?.isUrgent,
    lifetimeMs: accepted && accepted.expiresMs - nowMs,
    collapseKey: accepted?.collapseKey,
    payload: accepted && { push: accepted.push, notice: accepted.notice },
  };
}

function refuse(reply: ServiceReply, status: number, error: string): ServiceReply {
  return reply.code(status).send({ error });
}

function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function textOf(body: unknown): string {
  return bytesOf(body).toString('utf8');
}

function formOf(body: unknown): URLSearchParams {
  return new URLSearchParams(textOf(body));
}
