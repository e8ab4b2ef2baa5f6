import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Run the sources as they are, and take libraries from source. */
export const nodeFlags = [
  '--conditions=@switchboard/source',
  '--disable-warning=ExperimentalWarning',
];

const OLDEST = [20, 19];

/** Installs the packages of the lock file unless they are there. */
export async function ensureInstalled(root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    console.error(`Node ${OLDEST.join('.')} or later is needed; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (isInstalled(root)) return linkProjects(root);
  const began = Date.now();
  console.log('  installing packages (a few minutes the first time) …');
  // A mirror may lack what the lock file names for other platforms; then the second way still works.
  const status = npm(root, 'ci') && npm(root, 'install', '--no-save');
  if (status !== 0) {
    console.error('Installing the packages failed. Is the npm registry reachable?');
    process.exit(1);
  }
  console.log(`  installed packages in ${Math.round((Date.now() - began) / 1_000)} s`);
}

/** @returns npm's exit code */
function npm(root, ...args) {
  const windows = process.platform === 'win32';
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', [...args, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  return status ?? 1;
}

/** Is every package of the lock file there, in its version? Times would lie after a checkout. */
function isInstalled(root) {
  if (!existsSync(join(root, 'node_modules/.bin/node'))) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const there = packagesOf(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, link, optional }]) =>
      !path.includes('node_modules/') || link || optional || there[path]?.version === version,
  );
}

/**
 * Makes the links by which projects of the workspace find each other, where one is new: nothing has to be
 * downloaded for that.
 */
export function linkProjects(root) {
  for (const [path, { link, resolved }] of Object.entries(
    packagesOf(join(root, 'package-lock.json')),
  )) {
    const at = join(root, path);
    if (!link || existsSync(at)) continue;
    rmSync(at, { force: true });
    mkdirSync(dirname(at), { recursive: true });
    // A junction of Windows is absolute; elsewhere a link survives that the checkout is moved.
    const isWindows = process.platform === 'win32';
    const to = join(root, resolved);
    symlinkSync(isWindows ? to : relative(dirname(at), to), at, isWindows ? 'junction' : 'dir');
  }
}

function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}
