import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '@switchboard/kernel';
import { controlClient } from '@switchboard/control-client';
import type { ControlClient } from '@switchboard/control-client';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

export interface DataPlane extends Server {
  readonly plane: ControlClient;
}

const MAIN = new URL('../../../apps/dataplane/src/main.ts', import.meta.url);

/** A folder that is gone when the benchmark is over. */
export async function stateFolder(scope: Scope): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The data plane as it ships, over a database in files, without rate limits. */
export async function startDataPlane(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<DataPlane> {
  const server = await startServer(MAIN, ['--limits', 'off'], {
    DATAPLANE_HTTP_PORT: '0',
    DATAPLANE_HTTPS: 'false',
    DATAPLANE_CONTROL_PORT: '0',
    DATAPLANE_STATE_DIR: folder,
    DATABASE_URL: databaseUrl(folder),
    REDIS_URL: '',
    DATAPLANE_RELAY: 'off',
    DATAPLANE_RELAY_PORT: '0',
    LOG_LEVEL: 'info',
    ...env,
  });
  if (server.control === undefined) throw new Error('the data plane has no control plane');
  return { ...server, plane: controlClient(server.control) };
}

export function databaseUrl(folder: string): string {
  return `pglite:${join(folder, 'database')}`;
}
