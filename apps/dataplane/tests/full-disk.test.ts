import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityClient, raw, refused, start as startPlane } from './_harness.ts';
import type { Running } from './_harness.ts';
import { until } from './_until.ts';

let disk: string;
const isMounted = await mountDisk();
if (!isMounted) process.stderr.write('SKIPPED: a full disk, for want of the right to mount one\n');
afterAll(async () => {
  if (isMounted) spawnSync('umount', ['-l', disk]);
  await rm(disk, { recursive: true, force: true });
});

async function mountDisk(): Promise<boolean> {
  disk = await mkdtemp(join(tmpdir(), 'switchboard-disk-'));
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk]).status === 0;
}

/** Takes all of the disk but this many bytes. */
async function fill(leave: number): Promise<string> {
  const { bavail, bsize } = await statfs(disk);
  const file = join(disk, 'fill');
  await writeFile(file, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  return file;
}

async function writeUntilRefused(running: Running): Promise<{ made: string[]; error: unknown }> {
  const made: string[] = [];
  try {
    for (;;) {
      const { communicationUserId } = await identityClient(running.plane).createUser();
      made.push(communicationUserId);
    }
  } catch (error) {
    return { made, error };
  }
}

(isMounted ? describe : describe.skip)('a data plane whose disk is full', () => {
  it('says so, stays reachable, keeps what it acknowledged, and goes on once there is room', async () => {
    await using running = await startPlane({ databaseUrl: `pglite:${join(disk, 'database')}` });
    const { http } = running.plane;
    expect((await raw(`${http}/health`)).body).toMatchObject({ status: 'ok', disk: 'low' });

    const file = await fill(0);
    const { made, error } = await writeUntilRefused(running);
    expect(error).toEqual(refused(503, 'ServiceUnavailable'));
    expect((await raw(`${http}/health`)).status).toBe(503);
    expect((await raw(`${running.plane.control}/health`)).status).toBe(200);
    expect(running.log.filter((line) => line.includes('storage-full'))).not.toHaveLength(0);

    await rm(file);
    // Opened again at most once a second, when somebody asks.
    await until('it is well', async () => (await raw(`${http}/health`)).status === 200);
    const identities = identityClient(running.plane);
    for (const communicationUserId of made.slice(-3)) {
      await identities.getToken({ communicationUserId }, ['chat']);
    }
    await expect(identities.createUser()).resolves.toHaveProperty('communicationUserId');
  });
});
