import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { control, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';

type Slot = 'primary' | 'secondary';
type Pair = Readonly<Record<Slot, string>>;

const keysOf = async ({ plane }: Running) => (await control(plane, 'GET', '/keys')).body as Pair;
const regenerate = ({ plane }: Running, slot: Slot) =>
  control(plane, 'POST', `/keys/${slot}/regenerate`);

const createUser = ({ plane }: Running, key: string) =>
  new CommunicationIdentityClient(`endpoint=${plane.http}/;accesskey=${key}`, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
  }).createUser();

const isUser = expect.objectContaining({ communicationUserId: expect.any(String) });

describe('access keys', () => {
  it('are made anew one at a time, while the other goes on', async () => {
    await using running = await start();
    const before = await keysOf(running);
    const { body } = await regenerate(running, 'primary');
    const after = body as Pair;
    expect(after.secondary).toBe(before.secondary);
    expect(Buffer.from(after.primary, 'base64')).toHaveLength(64);
    await expect(createUser(running, before.primary)).rejects.toEqual(refused(401, 'Unauthorized'));
    expect(await createUser(running, after.primary)).toEqual(isUser);
    expect(await createUser(running, before.secondary)).toEqual(isUser);
    // What there is may be forgotten; who may come in is another matter.
    await control(running.plane, 'POST', '/reset');
    expect(await keysOf(running)).toEqual(after);
  });

  it('stay over a restart, until another key is configured', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-keys-'));
    const database = { databaseUrl: `pglite:${join(folder, 'database')}` };
    let made: Pair;
    {
      await using first = await start(database);
      made = (await regenerate(first, 'primary')).body as Pair;
    }
    {
      await using second = await start(database);
      expect(await keysOf(second)).toEqual(made);
      expect(second.plane.connectionString).toContain(made.primary);
    }
    const accessKeys = { primary: Buffer.from('another').toString('base64'), secondary: 'eHg=' };
    await using third = await start({ ...database, accessKeys });
    expect(await keysOf(third)).toEqual(accessKeys);
    await rm(folder, { recursive: true, force: true });
  });

  it('are two, and no more', async () => {
    await using running = await start();
    const { status, body } = await control(running.plane, 'POST', '/keys/third/regenerate');
    expect([status, body]).toMatchObject([400, { error: { code: 'ValidationError' } }]);
  });

  it('stand in no log', async () => {
    await using running = await start();
    const { body } = await regenerate(running, 'secondary');
    await createUser(running, (body as Pair).secondary);
    const log = running.log.join('');
    for (const key of Object.values(body as Pair)) expect(log).not.toContain(key);
  });
});
