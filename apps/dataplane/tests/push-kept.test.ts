import { randomUUID } from 'node:crypto';
import { VirtualClock } from '@switchboard/kernel/testing';
import { control, identityClient, person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { pushClient, webPushConfig, webPushTarget } from './_push-client.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import { until } from './_until.ts';

const services = await hasServices();
if (!services)
  process.stderr.write('SKIPPED: kept registrations of two processes, for want of services\n');

interface Registered {
  readonly id: string;
  readonly registeredAt: string;
}

/** With a token of now: those of before may have ended. */
async function register(
  { plane }: Running,
  who: Person,
  id: string = randomUUID(),
): Promise<Registered> {
  const { token } = await identityClient(plane).getToken(who.identifier, ['chat']);
  const { status, body } = await pushClient(plane, token).register(id, webPushTarget());
  expect(status).toBeLessThan(300);
  return body as unknown as Registered;
}

const keep = async ({ plane }: Running, { id: userId }: Person, kept: readonly Registered[]) => {
  const installations = kept.map(({ id, registeredAt }) => ({ id, registeredAt }));
  const body = { userId, installations };
  expect(await control(plane, 'POST', '/push/installations/keep', body)).toMatchObject({
    status: 204,
  });
};

async function idsOf({ plane }: Running, { id }: Person): Promise<readonly string[]> {
  const search = new URLSearchParams({ userId: id });
  const { body } = await control(plane, 'GET', `/push/installations?${search}`);
  return (body as { value: readonly Registered[] }).value.map((one) => one.id).toSorted();
}

const revoke = ({ plane }: Running, { identifier }: Person) =>
  identityClient(plane).revokeTokens(identifier);

/** Waits: they are removed when a process hears that the tokens have ended. */
const left = (running: Running, who: Person, wanted: readonly Registered[]) => {
  const ids = wanted.map(({ id }) => id).toSorted();
  return until('what is left is as it was wanted', async () => {
    return (await idsOf(running, who)).join() === ids.join();
  });
};

describe('registrations when the tokens of somebody end', () => {
  const clock = new VirtualClock(Date.now());
  let running: Running;
  let alice: Person;
  beforeAll(async () => {
    running = await start({ push: webPushConfig() }, { clock });
  });
  afterAll(() => running[Symbol.asyncDispose]());
  beforeEach(async () => {
    alice = await person(running.plane);
  });

  test('end all, unless it was said before which stay', async () => {
    const bob = await person(running.plane);
    const his = await register(running, bob);
    for (let at = 0; at < 2; at++) await register(running, alice);
    await revoke(running, alice);
    await left(running, alice, []);
    await left(running, bob, [his]);
  });

  test('stay as it was said, for one after the other within a minute', async () => {
    const [phone] = [await register(running, alice), await register(running, alice)];
    await keep(running, alice, [phone]);
    await revoke(running, alice);
    await left(running, alice, [phone]);
    // As two sign-ins that end at once, or a request that is sent again because its answer was lost.
    await register(running, alice);
    await revoke(running, alice);
    await left(running, alice, [phone]);
  });

  test('stay for a minute at most', async () => {
    const phone = await register(running, alice);
    await keep(running, alice, [phone]);
    await clock.advance(60_000);
    await revoke(running, alice);
    await left(running, alice, []);
  });

  test('stay as it was said last', async () => {
    const [phone, tablet] = [await register(running, alice), await register(running, alice)];
    await keep(running, alice, [phone, tablet]);
    await keep(running, alice, [phone]);
    await revoke(running, alice);
    await left(running, alice, [phone]);
    await keep(running, alice, [phone]);
    await keep(running, alice, []);
    await revoke(running, alice);
    await left(running, alice, []);
  });

  test('end when somebody has registered again under the same id, before or after', async () => {
    const [phone, tablet] = [await register(running, alice), await register(running, alice)];
    const laptop = await register(running, alice);
    await clock.advance(1);
    await register(running, alice, phone.id);
    await keep(running, alice, [phone, tablet, laptop]);
    await register(running, alice, tablet.id);
    await revoke(running, alice);
    await left(running, alice, [laptop]);
  });

  test('are nobody else’s to keep', async () => {
    const bob = await person(running.plane);
    const phone = await register(running, alice);
    await keep(running, bob, [phone]);
    await revoke(running, alice);
    await left(running, alice, []);
  });

  test('end with the identity, whatever was said', async () => {
    await keep(running, alice, [await register(running, alice)]);
    await identityClient(running.plane).deleteUser(alice.identifier);
    await left(running, alice, []);
  });
});

(services ? test : test.skip)(
  'registrations that stay do so at every process that hears of the end of tokens',
  async () => {
    await using database = await freshDatabase();
    const shared = { databaseUrl: database.url, redisUrl: REDIS, push: webPushConfig() };
    await using one = await start(shared);
    await using two = await start(shared);
    const alice = await person(one.plane);
    const phone = await register(one, alice);
    await register(two, alice);
    await keep(two, alice, [phone]);
    await revoke(one, alice);
    await until('both have heard', () =>
      [one, two].every(({ closed }) => closed.includes(alice.id)),
    );
    await left(one, alice, [phone]);
    // Heard after the first ending at either process: by now both have done what follows from that.
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      await register(there, alice);
      await revoke(here, alice);
      await left(there, alice, [phone]);
    }
  },
);
