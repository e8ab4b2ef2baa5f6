import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { styleText } from 'node:util';
import { urlOf } from '@switchboard/stack';
import type { Options } from './options.ts';
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
  const content = {
    ready: true,
    apps: Object.fromEntries(options.apps.map((app) => [app, { url: urlOf(stack, app) }])),
    dataplane: {
      https: urlOf(stack, 'dataplane', 'https'),
      http: urlOf(stack, 'dataplane'),
      control: urlOf(stack, 'dataplane', 'control'),
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
  const rows: [string, string][] = options.apps.map((app) => [app, urlOf(stack, app)]);
  rows.push(['data plane (https)', urlOf(stack, 'dataplane', 'https')]);
  rows.push(['data plane (control)', urlOf(stack, 'dataplane', 'control')]);
  if (options.apps.includes('carrier')) rows.push(['a handset', handsetUrlOf(stack)]);
  rows.push(['people', people.map(({ name, login }) => `${name} (${login})`).join(', ')]);
  rows.push(['connection string', stack.connectionString]);
  rows.push(['trust for https', `NODE_EXTRA_CA_CERTS=${stack.caFile}`]);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, value]) => `  ${styleText('bold', name.padEnd(width))}  ${value}`);
  console.log(
    `\n${styleText('green', '  Switchboard is ready.')}\n\n${lines.join('\n')}\n\n  Ctrl-C stops everything.\n`,
  );
}

/** Opening it makes the handset. */
function handsetUrlOf(stack: Stack): string {
  return `${urlOf(stack, 'carrier')}/handsets/+14255550190`;
}
