import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { seedFolder } from '@switchboard/storage/testing';
import { until } from './_until.ts';

export const root = resolve(import.meta.dirname, '../../..');
const START_MS = 60_000;

export interface ServiceProcess extends AsyncDisposable {
  /** Starts it, again if it was killed, with the same environment. */
  start(): Promise<void>;
  /** The power cut: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
}

interface Service {
  /** A folder of `apps`. */
  readonly app: string;
  /** Answers once it is ready. */
  readonly health: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** An app as its own process, from its sources. */
export function serviceProcess({ app, health, environment }: Service): ServiceProcess {
  let child: ChildProcess | undefined;
  let output = '';
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  const answers = async (): Promise<boolean> => {
    if (child?.exitCode !== null) throw new Error(`${app} ended: ${output}`);
    const answer = await fetch(health).catch(() => undefined);
    return answer?.ok ?? false;
  };
  return {
    kill,
    async start() {
      const main = join(root, `apps/${app}/src/main.ts`);
      const migrations = join(root, `apps/${app}/prisma/migrations`);
      await seedFolder(environment['DATABASE_URL'] ?? '', migrations);
      child = spawn(process.execPath, ['--conditions=@switchboard/source', main], {
        env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'error', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
      await until(`${app} answers`, answers, START_MS);
    },
    [Symbol.asyncDispose]: kill,
  };
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, 'localhost'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
