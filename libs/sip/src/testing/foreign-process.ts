import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program of somebody else, in a folder of its own, until the test is over. */
export interface ForeignProcess extends AsyncDisposable {
  /** What it has written so far. */
  readonly output: () => string;
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>;
}

export async function start(
  program: string,
  args: (folder: string) => readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<ForeignProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-sip-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const child = spawn(program, args(folder), { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on(
      'data',
      (chunk: Buffer) => void (output = (output + chunk.toString()).slice(-50_000)),
    );
  return {
    output: () => output,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Below the ports that the system hands out by itself, which may be in use a moment later. */
const [FIRST_PORT, LAST_PORT] = [10_000, 30_000];

/** The first of so many ports in a row that are free for TCP and UDP. */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = randomInt(FIRST_PORT, LAST_PORT);
    const ports = Array.from({ length: inARow }, (_, at) => first + at);
    const free = await Promise.all(ports.flatMap((port) => [isFreeTcp(port), isFreeUdp(port)]));
    if (free.every((one) => one)) return first;
  }
}

async function isFreeTcp(port: number): Promise<boolean> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return promise;
}

async function isFreeUdp(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once('error', () => socket.close(() => resolve(false)));
  socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  return promise;
}

/** Does somebody listen at a port of TCP? */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
