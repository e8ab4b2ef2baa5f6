import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, serviceProcess } from './_service-process.ts';
import type { ServiceProcess } from './_service-process.ts';

const LOCAL_KEY = Buffer.from('a key that only this test knows').toString('base64');

export interface DataPlaneProcess extends ServiceProcess {
  readonly http: string;
  readonly control: string;
  readonly connectionString: string;
}

/** The data plane as its own process, with its database in a folder, unless the environment names another. */
export async function dataPlaneProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<DataPlaneProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-crash-'));
  const [http, control] = await freePorts(2);
  const running = serviceProcess({
    app: 'dataplane',
    health: `http://localhost:${http}/health`,
    environment: {
      DATAPLANE_HTTP_PORT: String(http),
      DATAPLANE_CONTROL_PORT: String(control),
      DATAPLANE_HTTPS: 'false',
      DATAPLANE_LIMITS: 'off',
      DATAPLANE_STATE_DIR: folder,
      DATABASE_URL: `pglite:${join(folder, 'database')}`,
      DATAPLANE_ACCESS_KEY_PRIMARY: LOCAL_KEY,
      ...environment,
    },
  });
  return {
    ...running,
    http: `http://localhost:${http}`,
    control: `http://localhost:${control}`,
    connectionString: `endpoint=http://localhost:${http}/;accesskey=${LOCAL_KEY}`,
    async [Symbol.asyncDispose]() {
      await running.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
