import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { control, person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { pushClient, webPushConfig, webPushTarget } from './_push-client.ts';

const MALFORMED = 2_000;
const DAY_MS = 86_400_000;

let running: Running;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  running = await start({ push: webPushConfig() });
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(async () => {
  [alice, bob] = [await person(running.plane), await person(running.plane)];
});

const as = (who?: Person) => pushClient(running.plane, who?.token);
const listed = async (who: Person) => {
  const path = `/push/installations?userId=${encodeURIComponent(who.id)}`;
  const { body } = await control(running.plane, 'GET', path);
  return (body as { value: readonly { id: string }[] }).value;
};

describe('the registration of an app', () => {
  test('is made, renewed and withdrawn by its owner, and never shows what reaches it', async () => {
    const id = randomUUID();
    const target = webPushTarget();
    expect(await as(alice).register(id, target, 'Pixel')).toMatchObject({
      status: 201,
      body: { id, app: 'com.example.app', name: 'Pixel', service: 'web-push' },
    });
    expect(await as(alice).register(id, target, 'Pixel 9')).toMatchObject({ status: 200 });
    const [only, ...others] = await as(alice).list();
    expect(only).toMatchObject({ id, name: 'Pixel 9' });
    expect(others).toEqual([]);
    expect(JSON.stringify([only, await listed(alice)])).not.toMatch(/localhost:1|p256dh/);
    expect(await as(alice).ask('DELETE', `installations/${id}`)).toMatchObject({ status: 204 });
    expect(await as(alice).list()).toEqual([]);
  });

  test('moves with the device: whoever was signed in on it before is reached by it no more', async () => {
    const target = webPushTarget();
    await as(alice).register(randomUUID(), target);
    await as(bob).register(randomUUID(), target);
    expect(await as(alice).list()).toEqual([]);
    expect(await as(bob).list()).toHaveLength(1);
  });

  test('is nobody else’s to see, to change or to withdraw', async () => {
    const id = randomUUID();
    await as(alice).register(id, webPushTarget(), 'Mine');
    expect(await as(bob).list()).toEqual([]);
    expect(await as(bob).ask('DELETE', `installations/${id}`)).toMatchObject({ status: 204 });
    await as(bob).register(id, webPushTarget(), 'Also mine');
    expect((await as(alice).list()).map(({ name }) => name)).toEqual(['Mine']);
  });

  test.each([
    ['without a token', undefined],
    ['with a token that is none', 'a.b.c'],
  ])('is refused %s', async (_how, token) => {
    const app = pushClient(running.plane, token);
    const asked = [
      app.register(randomUUID(), webPushTarget()),
      app.ask('GET', 'installations'),
      app.ask('DELETE', `installations/${randomUUID()}`),
      app.ask('PUT', 'threads/19%3Aa%40thread.v2', { muted: true }),
      app.ask('GET', 'calls/1.2'),
    ];
    for (const { status } of await Promise.all(asked)) expect(status).toBe(401);
  });

  test.each([
    ['of this machine', 'https://127.0.0.1/x'],
    ['of a network inside', 'https://10.0.0.7/x'],
    ['of metadata', 'https://169.254.169.254/latest'],
    ['of anybody', 'https://push.example.com/x'],
    ['that only looks like a known one', 'https://fcm.googleapis.com.example.com/x'],
    ['with credentials', 'https://user@fcm.googleapis.com/x'],
    ['on another port', 'https://fcm.googleapis.com:8443/x'],
  ])('is refused with an address %s', async (_what, endpoint) => {
    const target = { ...webPushTarget(), endpoint };
    expect(await as(alice).register(randomUUID(), target)).toMatchObject({
      status: 400,
      body: { error: { code: 'PushAddressRefused' } },
    });
  });

  test('ends for many people at once, and for nobody else', async () => {
    for (const who of [alice, bob]) await as(who).register(randomUUID(), webPushTarget());
    const carol = await person(running.plane);
    await as(carol).register(randomUUID(), webPushTarget());
    const remove = (userIds: unknown) =>
      control(running.plane, 'POST', '/push/installations/remove', { userIds });
    expect(await remove([alice.id, bob.id])).toMatchObject({ status: 200, body: { removed: 2 } });
    expect([await listed(alice), await listed(bob)]).toEqual([[], []]);
    expect(await listed(carol)).toHaveLength(1);
    expect(await remove([])).toMatchObject({ status: 400 });
    expect(await remove(Array.from({ length: 501 }, () => 'x'))).toMatchObject({ status: 400 });
  });

  test('is refused what is to stay when it is malformed', async () => {
    const keep = (body: unknown) =>
      control(running.plane, 'POST', '/push/installations/keep', body);
    const one = { id: randomUUID(), registeredAt: new Date().toISOString() };
    const wrong = [
      { installations: [one] },
      { userId: alice.id },
      { userId: alice.id, installations: [{ ...one, id: 'x' }] },
      { userId: alice.id, installations: [{ ...one, registeredAt: 'today' }] },
      { userId: alice.id, installations: Array.from({ length: 11 }, () => one) },
    ];
    for (const body of wrong) expect(await keep(body)).toMatchObject({ status: 400 });
    expect(await keep({ userId: alice.id, installations: [] })).toMatchObject({ status: 204 });
  });

  test('says where nothing is sent by a push service', async () => {
    const target = { service: 'fcm', token: 'a'.repeat(40) };
    expect(await as(alice).register(randomUUID(), target)).toMatchObject({
      status: 409,
      body: { error: { code: 'PushServiceNotConfigured', target: 'target.service' } },
    });
  });

  test(`takes none of ${MALFORMED} malformed ones, and goes on working`, async () => {
    const good = { app: 'com.example.app', name: 'Phone', target: webPushTarget() };
    const field = fc.constantFrom('app', 'name', 'target', 'further');
    const wrong = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.record({ service: fc.constantFrom('fcm', 'apns', 'wns', 'web-push', 'x') }),
    );
    const bodies = fc.oneof(
      fc.tuple(field, wrong).map(([name, value]) => encoded({ ...good, [name]: value })),
      fc.string({ maxLength: 200, unit: 'binary' }),
      fc.anything().map(encoded),
    );
    const samples = fc.sample(bodies, { numRuns: MALFORMED, seed: 14 });
    const statuses = new Map<number, number>();
    for (let at = 0; at < samples.length; at += 50) {
      const answers = await Promise.all(
        samples.slice(at, at + 50).map((body) => as(alice).ask('PUT', path(), body)),
      );
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(MALFORMED * 0.8);
    expect(await as(alice).register(randomUUID(), webPushTarget())).toMatchObject({ status: 201 });
  });

  test('is forgotten when the app was not opened for long', async () => {
    await as(alice).register(randomUUID(), webPushTarget());
    await control(running.plane, 'POST', '/clock/advance', { ms: 61 * DAY_MS });
    expect(await listed(alice)).toEqual([]);
  });

  test('leaves nothing of what reaches a device in the log', async () => {
    const target = webPushTarget();
    await as(alice).register(randomUUID(), target);
    await as(alice).register('no-uuid', target);
    const said = inspect(running.log, { maxArrayLength: null, maxStringLength: null });
    expect(said).not.toContain(new URL((target as { endpoint: string }).endpoint).pathname);
    expect(said).not.toContain((target as { keys: { auth: string } }).keys.auth);
  });
});

const path = () => `installations/${randomUUID()}`;

/** What JSON cannot hold is sent as text. */
function encoded(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return inspect(value);
  }
}
