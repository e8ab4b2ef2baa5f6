import { join } from 'node:path';
import type { Scope } from '@switchboard/kernel';
import { stateFolder } from '../data-plane.ts';
import type { DataPlane } from '../data-plane.ts';
import { jsonPost, send } from '../http.ts';
import { ACCESS_KEY } from '../people.ts';
import { startServer } from '../server.ts';
import type { Server } from '../server.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { openSignIn } from './sign-in.ts';

const MAIN = new URL('../../../../apps/bots-service/src/main.ts', import.meta.url);
const SECRET = 'only for benchmarks, and of no use elsewhere';
/** Of a data plane that is told of no other. */
const RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const TOPIC = `/subscriptions/${RESOURCE}/resourceGroups/switchboard/providers/Microsoft.Communication/communicationServices/switchboard`;

export interface Bots extends Server {
  /** What the data plane tells the bots of their calls goes through it. */
  readonly told: Relay;
  /** What the bots ask the data plane goes through it. */
  readonly asked: Relay;
}

/** The bots service as it ships, whose reception answers this number. */
export async function startBots(scope: Scope, plane: DataPlane, number: string): Promise<Bots> {
  const signIn = scope.use(await openSignIn());
  const told = scope.use(await openRelay());
  const asked = scope.use(await openRelay(plane.http));
  const server = await startServer(MAIN, [], {
    BOTS_PORT: '0',
    DATABASE_URL: `pglite:${join(await stateFolder(scope), 'database')}`,
    REDIS_URL: '',
    ACS_CONNECTION_STRING: `endpoint=${asked.url}/;accesskey=${ACCESS_KEY.toString('base64')}`,
    ACCESS_URL: signIn.url,
    OIDC_ISSUER: signIn.url,
    OIDC_JWKS_URI: `${signIn.url}/keys`,
    OIDC_AUDIENCE: signIn.audience,
    OIDC_ALLOW_INSECURE: 'true',
    BOTS_EVENTS_SECRET: SECRET,
    BOTS_EVENTS_TOPICS: TOPIC,
    BOTS_CALLBACKS_URL: told.url,
    BOTS_CALLBACKS_AUDIENCE: RESOURCE,
    LOG_LEVEL: 'info',
  });
  const bots: Bots = { ...scope.use(server), told, asked };
  told.target = bots.http;
  const put = { botId: 'reception', numbers: [number] };
  await send(jsonPost(`${bots.http}/trpc/bots.put`, signIn.token, put));
  await plane.plane.events.subscribe('bots', {
    endpoint: `${bots.http}/events`,
    headers: [{ name: 'x-bots-secret', value: SECRET }],
    filter: { includedEventTypes: ['Microsoft.Communication.IncomingCall'] },
  });
  return bots;
}
