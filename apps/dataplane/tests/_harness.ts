import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatClient } from '@azure/communication-chat';
import type { ChatClientOptions } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import type { TokenScope } from '@azure/communication-identity';
import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { systemClock } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import { seedFolder } from '@switchboard/storage/testing';
import { compose, readConfig } from '../src/index.ts';
import type { Config, DataPlane, Overrides } from '../src/index.ts';
import { accessEnded } from '../src/services/identity/port.ts';
import type { RealtimeEvent } from '../src/services/realtime/port.ts';
import { published as publishedEvent } from '../src/services/realtime/published.ts';
import { realtimeService } from '../src/services/realtime/service.ts';
import type { ServiceModule } from '../src/services/service.ts';

export interface Published {
  readonly event: RealtimeEvent;
  readonly recipients: readonly string[];
}

/** The realtime service, with what goes through it remembered. */
function recordingRealtime() {
  const published: Published[] = [];
  const closed: string[] = [];
  const module: ServiceModule = {
    ...realtimeService,
    open(platform, config) {
      platform.bus.subscribe(publishedEvent, (one) => void published.push(one));
      platform.bus.subscribe(accessEnded, ({ userId }) => void closed.push(userId));
      return realtimeService.open(platform, config);
    },
  };
  return { module, published, closed };
}

export interface Running extends AsyncDisposable {
  readonly plane: DataPlane;
  readonly published: Published[];
  readonly closed: string[];
  readonly log: string[];
  readonly folder: string;
}

const MIGRATIONS = join(import.meta.dirname, '../prisma/migrations');

/** A data plane in this process, on any free ports, over a database in memory. */
export async function start(
  config: Partial<Config> = {},
  overrides: Overrides = {},
): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-dataplane-'));
  await seedFolder(config.databaseUrl ?? '', MIGRATIONS);
  const { module, published, closed } = recordingRealtime();
  const log: string[] = [];
  const { https: _https, ...base } = readConfig({
    // Each recording would begin seconds later.
    ...{ DATAPLANE_STATE_DIR: folder, RECORDING_ANNOUNCEMENT: 'off' },
  });
  const plane = await compose(
    {
      ...base,
      httpPort: 0,
      control: { host: 'localhost', port: 0 },
      databaseUrl: 'pglite:memory',
      limits: 'off',
      relay: { kind: 'off' },
      ...config,
    },
    {
      clock: systemClock,
      log: createLogger({
        name: 'dataplane',
        level: 'trace',
        destination: { write: (line) => void log.push(line) },
      }),
      ...overrides,
      services: [module, ...(overrides.services ?? [])],
    },
  );
  return {
    plane,
    published,
    closed,
    log,
    folder,
    async [Symbol.asyncDispose]() {
      await plane[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The process for the sounds of services, as it was started last. */
export function soundProcess({ log }: Pick<Running, 'log'>): number {
  const said = log.findLast((line) => line.includes('the process for sounds in calls is there'));
  return (JSON.parse(said!) as { pid: number }).pid;
}

export function identityClient(plane: DataPlane): CommunicationIdentityClient {
  return new CommunicationIdentityClient(plane.connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  });
}

/** Links to the next page say http, too: what the bearer policy sees must say https. */
const linksOverHttps: PipelinePolicy = {
  name: 'linksOverHttps',
  sendRequest(request, next) {
    request.url = request.url.replace(/^http:/, 'https:');
    return next(request);
  },
};

/** Lets the chat SDK speak plain http, which it refuses for bearer tokens. */
const overHttp: PipelinePolicy = {
  name: 'overHttp',
  sendRequest(request, next) {
    request.url = request.url.replace(/^https:/, 'http:');
    request.allowInsecureConnection = true;
    return next(request);
  },
};

export function chatClient(plane: DataPlane, token: string): ChatClient {
  const endpoint = plane.http.replace(/^http:/, 'https:');
  const options: ChatClientOptions = {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      { policy: linksOverHttps, position: 'perCall' },
      { policy: overHttp, position: 'perRetry' },
    ],
  };
  return new ChatClient(endpoint, new AzureCommunicationTokenCredential(token), options);
}

export interface Person {
  readonly id: string;
  readonly identifier: { readonly communicationUserId: string };
  readonly token: string;
  readonly chat: ChatClient;
}

export async function person(plane: DataPlane, scopes: TokenScope[] = ['chat']): Promise<Person> {
  const { user, token } = await identityClient(plane).createUserAndToken(scopes);
  const id = user.communicationUserId;
  return { id, identifier: user, token, chat: chatClient(plane, token) };
}

export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** The wire's answer to a request made by hand, for what no SDK would send. */
export async function raw(
  url: string,
  init: RequestInit = {},
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}

export function refused(statusCode: number, code: string) {
  return expect.objectContaining({ statusCode, code });
}

export async function control(
  plane: Pick<DataPlane, 'control'>,
  method: string,
  path: string,
  body?: unknown,
) {
  return raw(`${plane.control}${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
}
