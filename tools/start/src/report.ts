import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { styleText } from 'node:util';
import type { AppName, Options } from './options.ts';
import type { Stack } from './stack.ts';

export interface DemoPerson {
  readonly name: string;
  readonly login: string;
}

/** The machine-readable form of the table, for scripts and tests. */
export async function writeStackFile(
  file: string,
  stack: Stack,
  options: Options,
  people: readonly DemoPerson[],
): Promise<void> {
  const urls = appUrls(stack);
  const content = {
    ready: true,
    apps: Object.fromEntries(options.apps.map((app) => [app, { url: urls[app] }])),
    dataplane: {
      https: `https://localhost:${stack.ports.https}`,
      http: `http://localhost:${stack.ports.http}`,
      control: `http://localhost:${stack.ports.control}`,
    },
    connectionString: stack.connectionString,
    caFile: stack.caFile,
    people,
  };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

export async function removeStackFile(file: string): Promise<void> {
  await rm(file, { force: true });
}

export function printTable(stack: Stack, options: Options, people: readonly DemoPerson[]): void {
  const urls = appUrls(stack);
  const rows: [string, string][] = options.apps.map((app) => [app, urls[app]]);
  rows.push(['data plane (https)', `https://localhost:${stack.ports.https}`]);
  rows.push(['data plane (control)', `http://localhost:${stack.ports.control}`]);
  rows.push(['people', people.map(({ name, login }) => `${name} (${login})`).join(', ')]);
  rows.push(['connection string', stack.connectionString]);
  rows.push(['trust for https', `NODE_EXTRA_CA_CERTS=${stack.caFile}`]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${styleText('bold', name.padEnd(width))}  ${value}`);
  console.log(
    `\n${styleText('green', '  Switchboard is ready.')}\n\n${lines.join('\n')}\n\n  Ctrl-C stops everything.\n`,
  );
}

function appUrls({ ports }: Stack): Record<AppName, string> {
  return {
    web: `http://localhost:${ports.web}`,
    console: `http://localhost:${ports.console}`,
    access: `http://localhost:${ports.access}`,
    dataplane: `http://localhost:${ports.http}`,
    'identity-provider': `http://localhost:${ports.identityProvider}`,
  };
}
