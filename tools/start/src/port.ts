import { readdir, readFile, readlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How far above its place an app looks for a free port. */
const MAX_STEPS = 50;

/** Finds free ports from wanted ones on; each is given out once. */
export class Ports {
  readonly #given = new Set<number>();

  /** The wanted port or the next free one; says so when it is another. */
  async take(name: string, wanted: number): Promise<number> {
    for (let port = wanted; port < wanted + MAX_STEPS; port++) {
      if (this.#given.has(port) || !(await isFree(port))) continue;
      this.#given.add(port);
      if (port !== wanted) await explain(name, wanted, port);
      return port;
    }
    throw new Error(`No free port for ${name} from ${wanted} on.`);
  }
}

async function explain(name: string, wanted: number, port: number): Promise<void> {
  const owner = await ownerOf(wanted).catch(() => undefined);
  console.log(`  ! port ${wanted} is taken by ${owner ?? 'another process'}; ${name} uses ${port}`);
}

/** Free on both loopback families: a browser may try either for `localhost`. */
async function isFree(port: number): Promise<boolean> {
  const tries = await Promise.all(['127.0.0.1', '::1'].map((host) => canListen(port, host)));
  return tries.every(Boolean);
}

/** What a machine says that has no such address at all: then nobody can be there. */
const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(NO_SUCH_ADDRESS.has(error.code ?? '')),
    );
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

/** Which process holds a port, as "name (pid 123)". */
async function ownerOf(port: number): Promise<string | undefined> {
  const pid = process.platform === 'linux' ? await linuxOwner(port) : await lsofOwner(port);
  if (pid === undefined) return undefined;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', pid]);
  return `${stdout.trim()} (pid ${pid})`;
}

async function lsofOwner(port: number): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('lsof', ['-ti', `tcp:${port}`, '-sTCP:LISTEN']);
  return stdout.trim().split('\n')[0] || undefined;
}

async function linuxOwner(port: number): Promise<string | undefined> {
  const inodes = new Set<string>();
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8')).split('\n').slice(1)) {
      const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
      if (local?.endsWith(`:${hex}`) && state === '0A' && inode) inodes.add(`socket:[${inode}]`);
    }
  }
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const handles = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const handle of handles) {
      const target = await readlink(`/proc/${pid}/fd/${handle}`).catch(() => '');
      if (inodes.has(target)) return pid;
    }
  }
  return undefined;
}
