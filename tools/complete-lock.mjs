/**
 * Adds to package-lock.json what a registry mirror without foreign platforms left out.
 *
 * npm drops optional packages it cannot find, `npm ci` then refuses the lock file, and another platform
 * would go without its binary. Their versions are exact in who asks for them, and their names say for
 * which platform they are: enough for an entry that npm completes where it applies.
 *
 * Run after `npm install` behind such a mirror: node tools/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
  darwin: 'darwin',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
};
const CPU = {
  x64: 'x64',
  arm64: 'arm64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  armv7: 'arm',
  arm64ec: 'arm64',
  universal: undefined,
};

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = [];
for (const asking of Object.values({ ...lock.packages })) {
  for (const [name, range] of Object.entries(asking.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`;
    if (Object.keys(lock.packages).some((known) => known.endsWith(path))) continue;
    const parts = name.replace(/^@[^/]+\//, '').split('-');
    const os = parts.map((part) => OS[part]).find(Boolean);
    const cpu = parts.map((part) => CPU[part]).find(Boolean);
    if (!os || !/^\d/.test(range)) {
      console.log(`left out: ${name} ${range}`);
      continue;
    }
    lock.packages[path] = {
      version: range,
      ...(asking.dev && { dev: true }),
      optional: true,
      os: [os],
      ...(cpu && { cpu: [cpu] }),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`added ${added.length} packages of other platforms`);
