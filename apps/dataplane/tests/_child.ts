import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { seedFolder } from '@switchboard/storage/testing';
import { WELL_KNOWN } from '../src/env.ts';
import type { DataPlane } from '../src/index.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

export interface Child extends DataPlane {
  /** Nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** The lines of its log. */
  readonly log: readonly string[];
  /** Fulfilled when it has ended. */
  readonly exited: Promise<unknown>;
  /** How it ended, if it has; nothing after a signal. */
  readonly exitCode: number | null;
}

/** A data plane in a process of its own, on ports that were free. */
export async function startChild(env: Readonly<Record<string, string>>): Promise<Child> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-child-'));
  const databaseUrl = env['DATABASE_URL'] ?? `pglite:${join(folder, 'database')}`;
  await seedFolder(databaseUrl, MIGRATIONS);
  const child = spawn(process.execPath, ['--conditions=@switchboard/source', MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATAPLANE_HTTP_PORT: '0',
      DATAPLANE_CONTROL_PORT: '0',
      DATAPLANE_HTTPS: 'false',
      DATAPLANE_LIMITS: 'off',
      DATAPLANE_RELAY: 'off',
      DATAPLANE_STATE_DIR: folder,
      RECORDING_ANNOUNCEMENT: 'off',
      ...env,
      DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const log: string[] = [];
  const { http, control } = await new Promise<{ http: string; control: string }>(
    (resolve, reject) => {
      // Closed when the last of its log was read, which says why.
      child.once('close', (code) => {
        reject(new Error(`the data plane ended with ${code}: ${log.at(-1)}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        log.push(line);
        const said = JSON.parse(line) as { http?: string; control?: string };
        if (said.http && said.control) resolve({ http: said.http, control: said.control });
      });
    },
  );
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  return {
    http,
    control,
    connectionString: `endpoint=${http}/;accesskey=${WELL_KNOWN.primary}`,
    ...{ kill, log, exited },
    get exitCode() {
      return child.exitCode;
    },
    /** It drains by itself when it is told to stop. */
    drain: async () => undefined,
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
