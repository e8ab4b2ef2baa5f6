/** Installs the app's own packages, unless those of its lock file are there: `npm run native:install`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const ARGUMENTS = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];

process.exit(isInstalled() ? 0 : install());

/** Is every package of the lock file there, in its version? */
function isInstalled() {
  const there = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || there[path]?.version === version,
  );
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** @returns npm's exit code */
function install() {
  const isWindows = process.platform === 'win32';
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ARGUMENTS, {
    cwd: folder,
    stdio: 'inherit',
    shell: isWindows,
  });
  return status ?? 1;
}
