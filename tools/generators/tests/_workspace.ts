import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
/** What is not source; builds are copied, because they are only made again where something changed. */
const LEFT_OUT = new Set(['node_modules', '.git', '.nx', '.next', '.switchboard', 'test-results']);

export interface Workspace extends Disposable {
  readonly folder: string;
  /** Runs a program of a package, in a project or at the root: what it printed is returned, or thrown when it failed. */
  run(project: string, program: string, ...args: string[]): Promise<string>;
}

/**
 * A copy of this workspace, with the packages of this one. It is inside of this one, where its bundler finds them:
 * that follows no link out of the folder with the lock file.
 */
export function copyWorkspace(): Workspace {
  mkdirSync(join(root, '.switchboard'), { recursive: true });
  const folder = mkdtempSync(join(root, '.switchboard/generated-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const name of readdirSync(root)) {
      if (!LEFT_OUT.has(name)) copy(join(root, name), join(folder, name));
    }
    linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
    linkOwnPackages(folder);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, run: (...call) => run(folder, ...call), [Symbol.dispose]: remove };
}

/** With their times: the compiler takes what it built before for up to date. */
function copy(from: string, to: string): void {
  const found = statSync(from, { throwIfNoEntry: false });
  // Another test may have made it for a moment only.
  if (!found) return;
  if (found.isDirectory()) {
    mkdirSync(to);
    for (const name of readdirSync(from)) {
      if (!LEFT_OUT.has(name)) copy(join(from, name), join(to, name));
    }
  } else if (found.isFile()) {
    copyFileSync(from, to);
    utimesSync(to, found.atime, found.mtime);
  }
}

/** All packages but those of the workspace, which are the copy's own. */
function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== '@switchboard') symlinkSync(join(from, name), join(to, name));
  }
  const own = join(to, '@switchboard');
  mkdirSync(own);
  const projects = join(from, '@switchboard');
  for (const name of readdirSync(projects))
    symlinkSync(readlinkSync(join(projects, name)), join(own, name));
}

/** What one project has in a version of its own. */
function linkOwnPackages(folder: string): void {
  for (const packages of globSync('{apps,libs,tools}/*/node_modules', { cwd: root }))
    symlinkSync(join(root, packages), join(folder, packages));
}

async function run(
  folder: string,
  project: string,
  program: string,
  ...args: string[]
): Promise<string> {
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const path = join(folder, 'node_modules', program);
  const child = spawn(process.execPath, [...flags, path, ...args], {
    cwd: join(folder, project),
    env: { ...ownEnvironment(), ...QUIET },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return output.join('');
  throw new Error(`${[program, ...args].join(' ')}\n${output.join('')}`);
}

const QUIET = {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
};

/** Without what Nx and Jest say of the task that this test itself is. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const isOthers = (name: string): boolean =>
    /^(NX_|JEST_|NODE_OPTIONS$|NODE_ENV$|FORCE_COLOR$)/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOthers(name)));
}
