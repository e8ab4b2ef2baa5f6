import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { apps, subscriptionFileOf, subscriptionsOf, urlOf } from '@switchboard/stack';
import type { App, AppPorts, Environment, Setting } from '@switchboard/stack';
import type { Backing } from './backing.ts';

/** The servers of somebody who runs the stack: what their `.env` says, and where everything is. */
export interface Site {
  readonly setting: Setting;
  environment(app: App, backing: Backing): Environment;
  /** The data plane alone, with its database in its folder and its own relay. */
  embedded(app: App): Promise<Environment>;
}

const key = (): string => randomBytes(48).toString('base64');

export async function makeSite(state: string, shipped: readonly App[]): Promise<Site> {
  const ports = await choosePorts(shipped);
  const secrets = new Map<string, string>();
  const secret = (name: string): string => {
    const known = secrets.get(name) ?? key();
    secrets.set(name, known);
    return known;
  };
  const setting: Setting = { state, limits: 'on', running: shipped, ports, secret };
  await writeFile(subscriptionFileOf(setting), JSON.stringify(subscriptionsOf(setting)));
  const keys = dataPlaneKeys();
  return {
    setting,
    environment: (app, backing) => ({
      ...common(app, setting),
      ...(app.kind === 'service' && stores(app, backing)),
      ...(app.name === 'dataplane' && { ...keys, ...RELAY_OF_ONES_OWN, TURN_SECRET: key() }),
      ...(app.name === 'access' && { ACCESS_HOST: 'localhost' }),
      ...(environmentHasKey(app, setting) && {
        ACS_CONNECTION_STRING: connectionString(setting, keys.DATAPLANE_ACCESS_KEY_PRIMARY),
      }),
    }),
    embedded: async (app) => ({
      ...common(app, setting),
      ...keys,
      DATAPLANE_RELAY_PORT: String(await freePort()),
      DATAPLANE_STATE_DIR: `${state}/embedded`,
    }),
  };
}

function environmentHasKey(app: App, setting: Setting): boolean {
  return app.environment(setting)['ACS_CONNECTION_STRING'] !== undefined;
}

/** The relay stands beside the data plane, as in `docker-compose.yml`; nobody calls through it here. */
const RELAY_OF_ONES_OWN = { TURN_URLS: 'turn:localhost:3478?transport=udp' };

function dataPlaneKeys() {
  return {
    DATAPLANE_ACCESS_KEY_PRIMARY: key(),
    DATAPLANE_ACCESS_KEY_SECONDARY: key(),
    DATAPLANE_RESOURCE_ID: randomUUID(),
  };
}

/** As on a laptop, but for what is only there: plain http to the provider, demo people. */
function common(app: App, setting: Setting): Environment {
  const {
    OIDC_ALLOW_INSECURE: _onLoopbackOnly,
    ACCESS_SEED_FILE: _demoPeople,
    ...environment
  } = app.environment(setting);
  return {
    ...environment,
    ...(environment['OIDC_ISSUER'] && { OIDC_ISSUER: 'https://login.example' }),
    ...(app.kind === 'pages' && { PAGE_PORT: String(setting.ports[app.name]?.http) }),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

function stores({ name }: App, backing: Backing): Environment {
  return { DATABASE_URL: backing.databaseUrl(name), REDIS_URL: backing.redisUrl };
}

function connectionString(setting: Setting, accessKey: string): string {
  return `endpoint=${urlOf(setting, 'dataplane', 'https')}/;accesskey=${accessKey}`;
}

async function choosePorts(shipped: readonly App[]): Promise<Record<string, AppPorts>> {
  const chosen: Record<string, AppPorts> = Object.fromEntries(
    apps.map(({ name, ports }) => [name, ports]),
  );
  for (const { name, ports } of shipped) {
    const free: [string, number][] = [];
    for (const purpose of Object.keys(ports)) free.push([purpose, await freePort()]);
    chosen[name] = Object.fromEntries(free) as AppPorts;
  }
  return chosen;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
