import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallClient } from './_call-client.ts';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { identityClient, person, start } from './_harness.ts';
import { pushClient } from './_push-client.ts';
import { PushService } from './_push-service.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import { until } from './_until.ts';

const services = await hasServices();
if (!services)
  process.stderr.write('SKIPPED: rings of several processes, for want of Postgres and Redis\n');

let folder: string;
let service: PushService;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-push-'));
  service = await PushService.open();
  const { webPush, allowedHosts } = service.config;
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, service.authority);
  env = {
    VAPID_PUBLIC_KEY: webPush!.publicKey,
    VAPID_PRIVATE_KEY: webPush!.privateKey,
    VAPID_SUBJECT: webPush!.subject,
    PUSH_ALLOWED_HOSTS: allowedHosts.join(),
    NODE_EXTRA_CA_CERTS: authority,
    DATABASE_URL: `pglite:${join(folder, 'database')}`,
  };
});
afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const somebody = async (plane: Child) => {
  const { user, token } = await identityClient(plane).createUserAndToken(['voip']);
  return { id: user.communicationUserId, token };
};

/** Alice calls Bob, who has a phone whose app does not run. */
async function call(plane: Child) {
  const [alice, bob] = [await somebody(plane), await somebody(plane)];
  const target = service.subscribe();
  await pushClient(plane, bob.token).register(randomUUID(), target);
  const caller = await CallClient.open(plane, alice.token, 'Alice');
  return { bob, caller, path: target.path, callId: () => caller.start(bob.id) };
}

const typesAt = (wanted: string) =>
  service.received.filter(({ path }) => path === wanted).map(({ push }) => push.type);

describe('a data plane that is killed', () => {
  test('before its push was sent rings nobody for a call that is over', async () => {
    const before = await startChild(env);
    const { caller, path, callId } = await call(before);
    service.answers.set(path, { status: 503 });
    await callId();
    await until('the push service was asked', () => (service.asked.get(path) ?? 0) > 0);
    await before.kill();
    caller[Symbol.dispose]();
    service.answers.delete(path);
    await using _after = await startChild(env);
    // What may have been on its way is taken back; a device that was never rung has nothing to end.
    await service.next(path, 'call-ended');
    expect(typesAt(path)).toEqual(['call-ended']);
  });

  test('after its push was sent stops the phone when it is back, and rings it once', async () => {
    const before = await startChild(env);
    const { caller, path, callId } = await call(before);
    const { id } = await callId();
    await service.next(path, 'incoming-call');
    await before.kill();
    caller[Symbol.dispose]();
    await using after = await startChild(env);
    const { push } = await service.next(path, 'call-ended');
    expect(push).toMatchObject({ serverCallId: id, reason: 'cancelled' });
    expect(typesAt(path)).toEqual(['incoming-call', 'call-ended']);
    // The next call rings as if nothing had been.
    const next = await call(after);
    await next.callId();
    await service.next(next.path, 'incoming-call');
    next.caller[Symbol.dispose]();
  });

  (services ? test : test.skip)(
    'with the call is made up for by another one, which stops the phone',
    async () => {
      await using database = await freshDatabase();
      const shared = { databaseUrl: database.url, redisUrl: REDIS };
      await using _staying = await start({ ...shared, push: service.config });
      const going = await startChild({ ...env, DATABASE_URL: database.url, REDIS_URL: REDIS });
      const { caller, path, callId } = await call(going);
      await callId();
      await service.next(path, 'incoming-call');
      await going.kill();
      caller[Symbol.dispose]();
      await service.next(path, 'call-ended');
      expect(typesAt(path)).toEqual(['incoming-call', 'call-ended']);
    },
  );

  (services ? test : test.skip)(
    'is not needed for an app that connects to another one, which it rings',
    async () => {
      await using database = await freshDatabase();
      const shared = { databaseUrl: database.url, redisUrl: REDIS };
      await using here = await start({ ...shared, push: service.config });
      await using there = await start({ ...shared, push: service.config });
      const [alice, bob] = [await person(here.plane, ['voip']), await person(here.plane, ['voip'])];
      const target = service.subscribe();
      await pushClient(there.plane, bob.token).register(randomUUID(), target);
      using caller = await CallClient.open(here.plane, alice.token, 'Alice');
      const { id: callId } = await caller.start(bob.id);
      await service.next(target.path, 'incoming-call');
      using woken = await CallClient.open(there.plane, bob.token, 'Bob');
      await woken.next('call.incoming', (event) => event.callId === callId);
      await woken.ask('call.accept', { callId });
      await service.next(target.path, 'call-ended');
      expect(await pushClient(there.plane, bob.token).callState(callId)).toBe('ended');
    },
  );
});
