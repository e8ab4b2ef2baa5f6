import { join } from 'node:path';
import {
  apps,
  caFileOf,
  connectionStringOf,
  seedFileOf,
  subscriptionFileOf,
  subscriptionsOf,
} from '@switchboard/stack';
import type { AppName, AppPorts, Setting } from '@switchboard/stack';
import { localSecret } from './secrets.ts';
import type { Options } from './options.ts';
import type { Ports } from './port.ts';
import type { ProcessSpec } from './processes.ts';
import { preload, processSpec } from './process-spec.ts';

export type StackPorts = Readonly<Record<AppName, AppPorts>>;

/** Where everything is; what the table and `stack.json` say. */
export interface Stack {
  readonly ports: StackPorts;
  readonly connectionString: string;
  readonly caFile: string;
  readonly seedFile: string;
  /** Who hears of events; what the data plane reads at its start. */
  readonly subscriptions: { readonly file: string; readonly content: readonly object[] };
  readonly specs: Readonly<Partial<Record<AppName, ProcessSpec>>>;
}

/** A free port for each that an app wants; of an app that does not run, where it usually is. */
export async function choosePorts(ports: Ports, names: readonly AppName[]): Promise<StackPorts> {
  const chosen: [AppName, AppPorts][] = [];
  for (const { name, ports: wanted } of apps) {
    chosen.push([name, names.includes(name) ? await take(ports, name, wanted) : wanted]);
  }
  return Object.fromEntries(chosen) as StackPorts;
}

async function take(ports: Ports, name: string, wanted: AppPorts): Promise<AppPorts> {
  const isOnly = Object.keys(wanted).length === 1;
  const taken: [string, number][] = [];
  for (const [purpose, port] of Object.entries(wanted)) {
    taken.push([purpose, await ports.take(isOnly ? name : `${name} (${purpose})`, port)]);
  }
  return Object.fromEntries(taken) as AppPorts;
}

/** How each process is started. */
export function describeStack(
  root: string,
  state: string,
  ports: StackPorts,
  options: Options,
): Stack {
  const running = apps.filter(({ name }) => options.apps.includes(name));
  const { limits, dev } = options;
  const secret = (name: string): string => localSecret(join(state, name));
  const setting: Setting = { state, limits, running, ports, secret };
  const specs = running.map((app) => [app.name, processSpec(app, setting, { root, dev })]);
  return {
    ports,
    connectionString: connectionStringOf(setting),
    caFile: caFileOf(setting),
    seedFile: seedFileOf(setting),
    subscriptions: { file: subscriptionFileOf(setting), content: subscriptionsOf(setting) },
    specs: Object.fromEntries(specs) as Stack['specs'],
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
      ...['page-client', 'page-server', 'chat', 'acs-client', 'telephony-api'].map((name) =>
        join(root, 'libs', name, 'tsconfig.lib.json'),
      ),
    ],
    env: {},
  };
}
