import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compose as composeAccess, readConfig as readAccessConfig } from '@switchboard/access';
import type { AccessOverrides } from '@switchboard/access';
import { createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import {
  compose as composeDataPlane,
  readConfig as readDataPlaneConfig,
} from '@switchboard/dataplane';
import type { DataPlane } from '@switchboard/dataplane';
import {
  compose as composeIdentityProvider,
  readConfig as readProviderConfig,
  seedPeople,
} from '@switchboard/identity-provider';
import type { IdentityProvider } from '@switchboard/identity-provider';
import { controlClient } from '@switchboard/control-client';
import type { ControlClient } from '@switchboard/control-client';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import {
  access as accessApp,
  dataplane as dataPlaneApp,
  identityProvider as identityProviderApp,
  seedFileOf,
} from '@switchboard/stack';
import type { App, AppPorts, Environment, Setting } from '@switchboard/stack';

export interface StackOptions {
  readonly clock?: Clock;
  /** Rate limits of the data plane; off unless a test is about them. */
  readonly limits?: 'on' | 'off';
  /** Also over HTTPS, with a local authority; making its keys takes a moment. */
  readonly https?: boolean;
  /** `pglite:memory` unless the test is about storage. */
  readonly databases?: { readonly dataplane: string; readonly access: string };
  readonly redisUrl?: string;
  /** STUN and TURN in a process of their own; off unless the test is about calls through them. */
  readonly relay?: boolean;
  /** Where the media of groups is forwarded: in this process unless the test is about the other one. */
  readonly media?: 'in-process' | 'on';
  /** Phones are called, and call, by a trunk of this machine; nobody calls any when absent. */
  readonly phone?: PhoneOptions;
  /** By which account texts go out and come in; none do when absent. */
  readonly texts?: { readonly url: string; readonly password: string };
  /** Where numbers are bought; nowhere when absent. */
  readonly inventory?: { readonly url: string; readonly key: string };
  /** A server with the OpenAI audio routes, which understands free speech in calls: `http://localhost:8000/v1`. */
  readonly speechUrl?: string;
  /** By what pushes are sent, as the environment of the data plane says it; none are when absent. */
  readonly push?: Environment;
  readonly access?: AccessOverrides;
  /** Where the console keeps states of the data plane. */
  readonly exportFolder?: string;
  /** Whether the trusted service reaches the control plane, as it does not with Azure; it does when absent. */
  readonly controlled?: boolean;
}

export interface PhoneOptions {
  readonly trunkPort: number;
  readonly rtpPorts: string;
  /** Where the trunk finds the data plane; any free port when absent. */
  readonly sipPort?: number;
}

/** Everything but the pages, in this process, on ports that were free. */
export interface Stack extends AsyncDisposable {
  readonly dataplane: DataPlane;
  readonly control: ControlClient;
  readonly identityProvider: IdentityProvider;
  readonly accessUrl: string;
  /** Each log line of all services, as written. */
  readonly logs: readonly string[];
  /** The trusted service as a demo person sees it; as a stranger when nobody is named. */
  as(login?: string): AccessClient;
  /** What `npm start` would tell an app that runs beside this stack. */
  environmentOf(app: App): Environment;
}

/**
 * Starts data plane, identity provider and trusted service together.
 *
 * @example
 * await using stack = await startStack();
 * const alice = stack.as('alice');
 * const me = await alice.me.profile.query();
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const scope = new Scope();
  try {
    return await start(options, scope);
  } catch (error) {
    await scope.end();
    throw error;
  }
}

async function start(options: StackOptions, scope: Scope): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-stack-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  const { clock = systemClock, redisUrl } = options;
  const logs: string[] = [];
  const logOf = (name: string) =>
    createLogger({ name, level: 'trace', destination: { write: (line) => void logs.push(line) } });

  const before = settingOf(options, folder);
  const [dataplane, identityProvider] = await Promise.all([
    composeDataPlane(dataPlaneConfig(options, before), { clock, log: logOf('dataplane') }),
    composeIdentityProvider(readProviderConfig(identityProviderApp.environment(before))),
  ]);
  scope.use(dataplane);
  scope.use(identityProvider);

  const seedFile = seedFileOf({ state: folder });
  await mkdir(dirname(seedFile), { recursive: true });
  await writeFile(seedFile, JSON.stringify(seedPeople(identityProvider.issuer)));
  const config = readAccessConfig({
    ...accessApp.environment(settingOf(options, folder, { dataplane, identityProvider })),
    DATABASE_URL: options.databases?.access ?? 'pglite:memory',
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    ACS_CONNECTION_STRING: overHttp(dataplane),
    ...(options.controlled === false && { ACS_CONTROL_URL: undefined }),
    ACS_EXPORT_FOLDER: options.exportFolder,
    // Tests ask it themselves, and no server of pages stands before it.
    ACCESS_PROCESSES: undefined,
    TRUST_PROXY: undefined,
  });
  const access = scope.use(
    await composeAccess(config, { clock, log: logOf('access'), ...options.access }),
  );

  return {
    dataplane,
    identityProvider,
    control: controlClient(dataplane.control),
    accessUrl: access.url,
    logs,
    as(login) {
      const token = login === undefined ? undefined : identityProvider.mintAccessToken(login);
      return createAccessClient({
        url: `${access.url}/trpc`,
        headers: (): Record<string, string> =>
          token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
    },
    environmentOf: (app) =>
      app.environment(settingOf(options, folder, { dataplane, identityProvider, access })),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

interface Started {
  readonly dataplane: DataPlane;
  readonly identityProvider: IdentityProvider;
  readonly access?: { readonly url: string };
}

/** What the environments of the apps are made from: on any free port, and on those that these found. */
function settingOf({ limits = 'off' }: StackOptions, state: string, started?: Started): Setting {
  const free: AppPorts = { http: 0, https: 0, control: 0 };
  const ports = {
    access: started?.access ? { http: portIn(started.access.url) } : free,
    robot: free,
    'telephony-service': free,
    'bots-service': free,
    dataplane: started ? portsOf(started.dataplane) : free,
    'identity-provider': started ? { http: portIn(started.identityProvider.issuer) } : free,
  };
  const secret = (): string => 'only for tests, and of no use elsewhere';
  return { state, limits, ports, secret, running: [] };
}

function portsOf({ http, https, control }: DataPlane): AppPorts {
  return { http: portIn(http), https: https ? portIn(https) : 0, control: portIn(control) };
}

function portIn(url: string): number {
  return Number(new URL(url).port);
}

function dataPlaneConfig(options: StackOptions, setting: Setting) {
  return readDataPlaneConfig({
    ...dataPlaneApp.environment(setting),
    DATAPLANE_HTTPS: String(options.https ?? false),
    DATAPLANE_RELAY: options.relay ? 'on' : 'off',
    DATAPLANE_RELAY_PORT: '0',
    DATAPLANE_MEDIA: options.media ?? 'in-process',
    ...phoneEnvironment(options),
    ...options.push,
    ...(options.speechUrl !== undefined && { SPEECH: 'openai', SPEECH_URL: options.speechUrl }),
    ...(options.texts && {
      SMPP_URL: options.texts.url,
      SMPP_PASSWORD: options.texts.password,
    }),
    ...(options.inventory && {
      NUMBERS_INVENTORY_URL: options.inventory.url,
      NUMBERS_INVENTORY_KEY: options.inventory.key,
    }),
    DATABASE_URL: options.databases?.dataplane ?? 'pglite:memory',
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
  });
}

function phoneEnvironment({ phone }: StackOptions): Environment {
  if (!phone) return {};
  return {
    DATAPLANE_PHONE: 'on',
    SIP_PORT: String(phone.sipPort ?? 0),
    SIP_RTP_PORTS: phone.rtpPorts,
    SIP_TRUNK_URL: `sip:trunk.localhost:${phone.trunkPort};transport=udp`,
  };
}

/** A process cannot be told at run time to trust a new authority: inside of one, plain http does. */
function overHttp({ connectionString, http }: DataPlane): string {
  return connectionString.replace(/endpoint=[^;]+/, `endpoint=${http}/`);
}
