import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = join(import.meta.dirname, 'services.mjs');

/** What the script finds with an environment of its own, by name. */
async function found(env: Record<string, string>): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT], { env });
  return Object.fromEntries(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.split(': ')),
  );
}

async function listening(): Promise<Server & { readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

async function end(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-services-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('tells a server that answers from one that does not', async () => {
  const [postgres, redis] = [await listening(), await listening()];
  const env = {
    TEST_POSTGRES_URL: `postgres://me:secret@127.0.0.1:${postgres.port}/notes`,
    TEST_REDIS_URL: `redis://127.0.0.1:${redis.port}`,
  };
  await expect(found(env)).resolves.toMatchObject({ Postgres: 'yes', Redis: 'yes' });
  await end(redis);
  await expect(found(env)).resolves.toMatchObject({ Postgres: 'yes', Redis: 'no' });
  await end(postgres);
  await expect(found(env)).resolves.toMatchObject({ Postgres: 'no', Redis: 'no' });
  const nonsense = { TEST_POSTGRES_URL: 'nonsense', TEST_REDIS_URL: '' };
  await expect(found(nonsense)).resolves.toMatchObject({ Postgres: 'no', Redis: 'no' });
});

it('finds programs where the tests look for them', async () => {
  const none = {
    PATH: folder,
    JANUS_PATH: join(folder, 'janus'),
    CHROMIUM_PATH: join(folder, 'c'),
  };
  const names = ['Janus', 'coturn', 'baresip', 'sipp', 'redis-server', 'Chromium'];
  const all = (answer: string) => Object.fromEntries(names.map((name) => [name, answer]));
  await expect(found(none)).resolves.toMatchObject(all('no'));
  for (const name of ['janus', 'turnserver', 'baresip', 'sipp', 'redis-server', 'c']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o755);
  }
  await expect(found(none)).resolves.toMatchObject(all('yes'));
});
