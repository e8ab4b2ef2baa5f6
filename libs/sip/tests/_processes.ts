import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
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
  files: Readonly<Record<string, string>> = {},
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

/** A port of TCP that is free, and with it in all likelihood that of UDP and the one above. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Does somebody listen at a port of TCP? */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
