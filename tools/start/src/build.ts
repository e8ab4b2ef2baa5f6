import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { apps } from '@switchboard/stack';
import type { App, AppName } from '@switchboard/stack';

const IGNORED = new Set([
  'node_modules',
  'dist',
  'out-tsc',
  '.next',
  'generated',
  'next-env.d.ts',
  'e2e',
  'tests',
]);

/** What a build leaves last; somebody may have cleaned up since. */
function builtFile({ folder, kind }: App): string {
  return join(folder, kind === 'pages' ? '.next/BUILD_ID' : 'dist/main.js');
}

/**
 * Builds what is to run, with Nx's cache. Nx takes seconds to find out that nothing changed; names,
 * sizes and times of the sources tell the same in a blink.
 */
export async function build(
  root: string,
  names: readonly AppName[],
  markFile: string,
): Promise<void> {
  const mark = `${names.join()} ${await fingerprint(root)}`;
  const marked = (await readFile(markFile, 'utf8').catch(() => '')) === mark;
  const wanted = apps.filter(({ name }) => names.includes(name));
  if (marked && wanted.every((app) => existsSync(join(root, builtFile(app))))) return;
  await nx(root, [
    'run-many',
    '-t',
    'build',
    '-p',
    // By folder: a domain may have the name of an app.
    wanted.map(({ folder }) => `directory:${folder}`).join(),
    '--output-style=static',
    '--skip-sync',
  ]);
  await mkdir(dirname(markFile), { recursive: true });
  await writeFile(markFile, mark);
}

/** In development sources run as they are; only what the pages' bundler takes from `dist` is built. */
export async function generate(root: string): Promise<void> {
  await nx(root, ['run-many', '-t', 'generate', '--output-style=static', '--skip-sync']);
  await nx(root, [
    'run-many',
    '-t',
    'build',
    '-p',
    'tag:layer:binding,tag:layer:adapter,tag:layer:domain',
    '--output-style=static',
    '--skip-sync',
  ]);
}

async function nx(root: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: root,
    env: { ...process.env, ...QUIET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code === 0) return;
  process.stdout.write(`\n${Buffer.concat(output).toString()}\n`);
  throw new Error('The build failed; its output is above.');
}

/** No daemon left behind, nothing sent anywhere. */
export const QUIET = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
} as const;

async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'nx.json'])
    await add(hash, root, file);
  for (const folder of ['apps', 'libs', 'tools']) await walk(hash, join(root, folder));
  return hash.digest('hex');
}

async function walk(hash: ReturnType<typeof createHash>, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (IGNORED.has(entry.name)) continue;
    if (entry.isDirectory()) await walk(hash, join(folder, entry.name));
    else await add(hash, folder, entry.name);
  }
}

async function add(
  hash: ReturnType<typeof createHash>,
  folder: string,
  name: string,
): Promise<void> {
  const { size, mtimeMs } = await stat(join(folder, name));
  hash.update(`${join(folder, name)} ${size} ${mtimeMs}\n`);
}
