import { join } from 'node:path';
import { localSecret } from './secrets.ts';
import type { Options } from './options.ts';
import type { Ports } from './port.ts';
import type { ProcessSpec } from './processes.ts';
import { preload, processSpecs } from './process-specs.ts';

/** The data plane's published local key: like that of other emulators it is no secret. */
const WELL_KNOWN_KEY = 'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1wcmltYXJ5LW5vdC1hLXNlY3JldA==';
const AUDIENCE = 'switchboard-access';

export interface StackPorts {
  readonly web: number;
  readonly console: number;
  readonly access: number;
  readonly https: number;
  readonly http: number;
  readonly control: number;
  readonly identityProvider: number;
}

/** Where everything is; what the table and `stack.json` say. */
export interface Stack {
  readonly ports: StackPorts;
  readonly connectionString: string;
  readonly caFile: string;
  readonly specs: Readonly<Record<Options['apps'][number], ProcessSpec>>;
}

export async function choosePorts(ports: Ports): Promise<StackPorts> {
  return {
    web: await ports.take('web', 3000),
    console: await ports.take('console', 3200),
    access: await ports.take('access', 3100),
    https: await ports.take('data plane (https)', 7443),
    http: await ports.take('data plane (http)', 7100),
    control: await ports.take('data plane (control)', 7101),
    identityProvider: await ports.take('identity provider', 3900),
  };
}

/** How each process is started: its program, its environment, how to ask whether it is ready. */
export async function describeStack(
  root: string,
  state: string,
  ports: StackPorts,
  options: Options,
): Promise<Stack> {
  const caFile = join(state, 'dataplane/tls/ca.pem');
  const issuer = `http://localhost:${ports.identityProvider}`;
  const webUrl = `http://localhost:${ports.web}`;
  const consoleUrl = `http://localhost:${ports.console}`;
  const http = `http://localhost:${ports.http}`;
  const connectionString = `endpoint=https://localhost:${ports.https}/;accesskey=${WELL_KNOWN_KEY}`;
  const health = healthAddresses(ports);
  const { service, pages } = processSpecs(root, options.dev);
  const signIn = {
    ACCESS_URL: `http://localhost:${ports.access}`,
    OIDC_ISSUER: issuer,
    OIDC_ALLOW_INSECURE: 'true',
  };

  return {
    ports,
    connectionString,
    caFile,
    specs: {
      dataplane: service(
        'dataplane',
        'apps/dataplane',
        {
          DATAPLANE_HTTP_PORT: String(ports.http),
          DATAPLANE_HTTPS_PORT: String(ports.https),
          DATAPLANE_CONTROL_PORT: String(ports.control),
          DATAPLANE_STATE_DIR: join(state, 'dataplane'),
          DATAPLANE_ACCESS_KEY_PRIMARY: WELL_KNOWN_KEY,
          DATAPLANE_LIMITS: options.limits,
        },
        health.dataplane,
      ),
      'identity-provider': service(
        'identity-provider',
        'tools/identity-provider',
        {
          IDENTITY_PROVIDER_PORT: String(ports.identityProvider),
          IDENTITY_PROVIDER_STATE: join(state, 'identity-provider'),
          WEB_URL: webUrl,
          CONSOLE_URL: consoleUrl,
        },
        health['identity-provider'],
      ),
      access: service(
        'access',
        'apps/access',
        {
          ACCESS_PORT: String(ports.access),
          ACCESS_SEED_FILE: join(state, 'access/seed.json'),
          DATABASE_URL: `pglite:${join(state, 'access/database')}`,
          ACS_CONNECTION_STRING: connectionString,
          ACCESS_SECRET: await localSecret(join(state, 'access-secret')),
          ACS_BROWSER_ENDPOINT: http,
          ACS_CONTROL_URL: `http://localhost:${ports.control}`,
          ACS_EXPORT_FOLDER: join(state, 'exports'),
          ACCESS_PROCESSES: options.apps.map((app) => `${app}=${health[app]}`).join(' '),
          TRUST_PROXY: 'loopback',
          NODE_EXTRA_CA_CERTS: caFile,
          OIDC_ISSUER: issuer,
          OIDC_AUDIENCE: AUDIENCE,
          OIDC_ALLOW_INSECURE: 'true',
        },
        health.access,
      ),
      web: pages('web', ports.web, {
        ...signIn,
        WEB_URL: webUrl,
        CONNECT_ORIGINS: http,
        SESSION_SECRET: await localSecret(join(state, 'session-secret')),
      }),
      console: pages('console', ports.console, {
        ...signIn,
        CONSOLE_URL: consoleUrl,
        WEB_URL: webUrl,
        SESSION_SECRET: await localSecret(join(state, 'console-session-secret')),
      }),
    },
  };
}

/** Where each process says how it is. */
function healthAddresses(ports: StackPorts): Readonly<Record<Options['apps'][number], string>> {
  return {
    dataplane: `http://localhost:${ports.http}/health`,
    'identity-provider': `http://localhost:${ports.identityProvider}/health`,
    access: `http://localhost:${ports.access}/health`,
    web: `http://localhost:${ports.web}/api/health`,
    console: `http://localhost:${ports.console}/api/health`,
  };
}

/** Builds the libraries that pages use again whenever they change; the bundler takes them from `dist`. */
export function libraryWatcher(root: string): ProcessSpec {
  return {
    name: 'libraries',
    cwd: root,
    args: [
      ...preload(root),
      join(root, 'node_modules/typescript/bin/tsc'),
      '--build',
      '--watch',
      '--preserveWatchOutput',
      ...['page-client', 'page-server', 'chat', 'acs-client'].map((name) =>
        join(root, 'libs', name, 'tsconfig.lib.json'),
      ),
    ],
    env: {},
  };
}
