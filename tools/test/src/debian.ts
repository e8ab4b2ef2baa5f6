import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether what is missing may be installed without asking: a Debian, and ours to change. */
export const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** @throws Error naming the step that failed */
export function install(packages: readonly string[]): void {
  console.log(`  installing ${packages.join(', ')} from Debian …`);
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function apt(...args: string[]): void {
  const { status } = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed.`);
}
