import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const root = resolve(folder, '../..');

/** Nothing of this asks the network, or tells anybody that it ran. */
const QUIET = { EXPO_OFFLINE: '1', EXPO_NO_TELEMETRY: '1', CI: '1', NX_DAEMON: 'false' };

/**
 * Runs a program of Node, and ends this one with its output when it fails.
 *
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: Record<string, string>}} options
 */
export function node(args, { cwd = folder, env = {} } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1_024 * 1_024,
  });
  if (status === 0) return;
  throw new Error(`${args.map((one) => one.replace(root, '.')).join(' ')}\n${stdout}\n${stderr}`);
}

/** One of the programs that came with the app's own packages. @param {string} path */
export const own = (path) => join(folder, 'node_modules', path);

/** One of the workspace's. @param {string} path */
export const shared = (path) => join(root, 'node_modules', path);
