import { randomUUID } from 'node:crypto';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { DeviceView, Platform, PushLabApi, ShownCall } from '@switchboard/push-lab';
import type { Stack } from '../src/index.ts';
import { CallingClient } from './_calling-client.ts';

const APP = 'com.example.switchboard';
const VERSION = 'api-version=2026-11-30';

export interface Somebody {
  readonly id: string;
  readonly token: string;
}

/** Somebody of the resource, and nobody of the trusted service. */
export async function somebody({ dataplane }: Pick<Stack, 'dataplane'>): Promise<Somebody> {
  const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
  const client = new CommunicationIdentityClient(dataplane.connectionString, options);
  const { user, token } = await client.createUserAndToken(['chat', 'voip']);
  return { id: user.communicationUserId, token };
}

/** The status of an answer of the data plane to an app. */
export async function askAsApp(
  { dataplane }: Pick<Stack, 'dataplane'>,
  { token }: Somebody,
  { method, path, body }: { readonly method: string; readonly path: string; body?: unknown },
): Promise<Response> {
  return fetch(`${dataplane.http}/push/${path}?${VERSION}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Somebody's app on a device has registered for pushes. */
export async function register(
  stack: Pick<Stack, 'dataplane'>,
  who: Somebody,
  { id, name, target }: DeviceView,
): Promise<void> {
  const body = { app: APP, name, target };
  const answer = await askAsApp(stack, who, { method: 'PUT', path: `installations/${id}`, body });
  if (!answer.ok) throw new Error(`the registration was answered with ${answer.status}`);
}

/** Somebody with one device, whose app does not run unless they do something with it. */
export class Owner {
  readonly #stack: Pick<Stack, 'dataplane'>;
  readonly #api: PushLabApi;
  readonly who: Somebody;
  readonly deviceId: string;

  private constructor(stack: Pick<Stack, 'dataplane'>, api: PushLabApi, who: Somebody, id: string) {
    this.#stack = stack;
    this.#api = api;
    this.who = who;
    this.deviceId = id;
  }

  static async with(
    platform: Platform,
    { stack, api }: { readonly stack: Pick<Stack, 'dataplane'>; readonly api: PushLabApi },
  ): Promise<Owner> {
    const who = await somebody(stack);
    const device = await api.add(platform, `${platform} ${randomUUID().slice(0, 4)}`);
    await register(stack, who, device);
    return new Owner(stack, api, who, device.id);
  }

  async shown(callId: string): Promise<ShownCall | undefined> {
    const { calls } = await this.#api.device(this.deviceId);
    return calls.find(({ serverCallId }) => serverCallId === callId);
  }

  /** A client of theirs, as an app that starts or a page. */
  connect(): Promise<CallingClient> {
    return CallingClient.open(this.#stack.dataplane.http, this.who.token, 'Owner');
  }

  /** Touches the screen, and does what the app does then: it starts, waits for the ring and answers. */
  async answer(callId: string): Promise<CallingClient> {
    await this.#api.touch(this.deviceId, callId, 'answer');
    const app = await this.connect();
    await app.next('call.incoming', (event) => event.callId === callId);
    await app.ask('call.accept', { callId });
    await this.#api.say(this.deviceId, { type: 'call-connected', serverCallId: callId });
    return app;
  }

  async decline(callId: string): Promise<void> {
    await this.#api.touch(this.deviceId, callId, 'decline');
    using app = await this.connect();
    await app.next('call.incoming', (event) => event.callId === callId);
    await app.ask('call.reject', { callId });
  }
}
