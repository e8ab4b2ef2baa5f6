import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './_until.ts';

export const root = resolve(import.meta.dirname, '../../..');
const LOCAL_KEY = Buffer.from('a key that only this test knows').toString('base64');

export interface DataPlaneProcess extends AsyncDisposable {
  readonly http: string;
  readonly control: string;
  readonly connectionString: string;
  /** Starts it, again if it was killed, on the same ports and the same folder. */
  start(): Promise<void>;
  /** The power cut: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
}

/** The data plane as its own process, with its database in a folder, unless the environment names another. */
export async function dataPlaneProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<DataPlaneProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-crash-'));
  const [http, control] = await freePorts(2);
  let child: ChildProcess | undefined;
  let output = '';
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  const answers = async (): Promise<boolean> => {
    if (child?.exitCode !== null) throw new Error(`the data plane ended: ${output}`);
    const answer = await fetch(`http://localhost:${http}/health`).catch(() => undefined);
    return answer?.ok ?? false;
  };
  return {
    http: `http://localhost:${http}`,
    control: `http://localhost:${control}`,
    connectionString: `endpoint=http://localhost:${http}/;accesskey=${LOCAL_KEY}`,
    kill,
    async start() {
      const main = join(root, 'apps/dataplane/src/main.ts');
      child = spawn(process.execPath, ['--conditions=@switchboard/source', main], {
        env: {
          PATH: process.env['PATH'] ?? '',
          DATAPLANE_HTTP_PORT: String(http),
          DATAPLANE_CONTROL_PORT: String(control),
          DATAPLANE_HTTPS: 'false',
          DATAPLANE_LIMITS: 'off',
          DATAPLANE_STATE_DIR: folder,
          DATAPLANE_ACCESS_KEY_PRIMARY: LOCAL_KEY,
          LOG_LEVEL: 'error',
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      }
      await until('the data plane answers', answers, 60_000);
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, 'localhost'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
