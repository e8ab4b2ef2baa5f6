import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { install, mayInstall } from './debian.ts';

/** By the package of the system that has it. */
const PROGRAMS = {
  janus: '/usr/bin/janus',
  coturn: '/usr/bin/turnserver',
  'baresip-core': '/usr/bin/baresip',
  'sip-tester': '/usr/bin/sipp',
  kamailio: '/usr/sbin/kamailio',
};

/**
 * Janus, coturn, Kamailio, and the telephones baresip and sipp, which the tests start for themselves. Where they
 * cannot be had, the suites that want them skip, and say so.
 */
export function findMediaServers(): void {
  const missing = Object.entries(PROGRAMS).flatMap(([name, path]) =>
    existsSync(path) ? [] : [name],
  );
  if (missing.length === 0 || !mayInstall) return;
  try {
    install(missing);
    // Debian starts what it installs; nobody asked for servers that stay.
    spawnSync('systemctl', ['disable', '--now', ...missing], { stdio: 'ignore' });
  } catch (error) {
    console.log(`  without ${missing.join(' and ')}: ${(error as Error).message}`);
  }
}
