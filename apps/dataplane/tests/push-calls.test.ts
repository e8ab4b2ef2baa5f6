import { randomUUID } from 'node:crypto';
import { VirtualClock } from '@switchboard/kernel/testing';
import { RING_MS } from '../src/services/calls/call/ring.ts';
import { callsPort } from '../src/services/calls/port.ts';
import { pushService } from '../src/services/push/service.ts';
import type { ServiceModule } from '../src/services/service.ts';
import { CallClient } from './_call-client.ts';
import { fakeEngines } from './_callers.ts';
import { control, person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { pushClient } from './_push-client.ts';
import { PushService } from './_push-service.ts';
import { until } from './_until.ts';

let service: PushService;
let running: Running;
let clock: VirtualClock;
const open: CallClient[] = [];

beforeAll(async () => {
  service = await PushService.open();
  clock = new VirtualClock(Date.now());
  const { media } = fakeEngines();
  running = await start({ push: service.config }, { clock, services: [media] });
});
afterEach(() => {
  for (const client of open.splice(0)) client[Symbol.dispose]();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const connect = async (who: Person, name?: string): Promise<CallClient> => {
  const client = await CallClient.open(running.plane, who.token, name);
  open.push(client);
  return client;
};

/** Somebody with so many phones, whose app does not run, and somebody who is there. */
async function people(phones = 1) {
  const [alice, bob] = [
    await person(running.plane, ['voip']),
    await person(running.plane, ['voip']),
  ];
  const app = pushClient(running.plane, bob.token);
  const targets = Array.from({ length: phones }, () => service.subscribe());
  for (const target of targets) {
    expect(await app.register(randomUUID(), target)).toMatchObject({ status: 201 });
  }
  const caller = await connect(alice, 'Alice');
  return { alice, bob, app, caller, paths: targets.map(({ path }) => path) };
}

describe('a call to somebody whose app does not run', () => {
  test('is told to each of their phones, by ids, for as long as it rings', async () => {
    const { alice, bob, caller, app, paths } = await people(2);
    const call = await caller.start(bob.id);
    for (const path of paths) {
      const { push, headers } = await service.next(path, 'incoming-call');
      expect(push).toMatchObject({
        serverCallId: call.id,
        hasVideo: false,
        caller: { id: alice.id, displayName: 'Alice' },
        metadata: { recipientId: bob.id },
      });
      expect(Date.parse(push.metadata.expiresAt)).toBe(clock.now() + RING_MS);
      expect(headers).toMatchObject({ ttl: String(RING_MS / 1_000), urgency: 'high' });
    }
    expect(await app.callState(call.id)).toBe('ringing');
    const events = service.received.filter(({ path }) => paths.includes(path));
    expect(new Set(events.map(({ push }) => push.eventId)).size).toBe(1);
  });

  test('is answered by the app that it woke, and the other phone stops', async () => {
    const { bob, caller, app, paths } = await people(2);
    const { id: callId } = await caller.start(bob.id);
    await service.next(paths[0]!, 'incoming-call');
    const woken = await connect(bob, 'Bob');
    expect(await woken.next('call.incoming')).toMatchObject({
      callId,
      from: { displayName: 'Alice' },
    });
    await woken.ask('call.accept', { callId });
    await caller.next('media.session');
    const { push } = await service.next(paths[1]!, 'call-ended');
    expect(push).toMatchObject({ serverCallId: callId, reason: 'answered-elsewhere' });
    expect(await app.callState(callId)).toBe('ended');
  });

  test('is declined by it for all', async () => {
    const { bob, caller, paths } = await people(2);
    const { id: callId } = await caller.start(bob.id);
    await service.next(paths[0]!, 'incoming-call');
    const woken = await connect(bob);
    await woken.next('call.incoming');
    await woken.ask('call.reject', { callId });
    expect(await caller.next('call.ended')).toMatchObject({ reason: { code: 603 } });
    const { push } = await service.next(paths[1]!, 'call-ended');
    expect(push).toMatchObject({ serverCallId: callId, reason: 'declined-elsewhere' });
  });

  test('rings no more when the caller gives up', async () => {
    const { bob, caller, app, paths } = await people();
    const { id: callId } = await caller.start(bob.id);
    await service.next(paths[0]!, 'incoming-call');
    await caller.ask('call.hangUp', { callId });
    const { push } = await service.next(paths[0]!, 'call-ended');
    expect(push).toMatchObject({ serverCallId: callId, reason: 'cancelled' });
    expect(await app.callState(callId)).toBe('ended');
    const late = await connect(bob);
    await late.ask('agent.refresh', { token: bob.token });
    expect(late.events.some(({ type }) => type === 'call.incoming')).toBe(false);
  });

  test('is missed once when nobody answers', async () => {
    const { bob, caller, paths } = await people();
    await caller.start(bob.id);
    await service.next(paths[0]!, 'incoming-call');
    await clock.advance(RING_MS);
    expect(await caller.next('call.ended')).toMatchObject({ reason: { subCode: 10004 } });
    const { push } = await service.next(paths[0]!, 'call-ended');
    expect(push).toMatchObject({ reason: 'no-answer' });
  });

  test('ends at once when none of their phones has the app any more', async () => {
    const { bob, caller, app, paths } = await people();
    service.answers.set(paths[0]!, { status: 410 });
    await caller.start(bob.id);
    expect(await caller.next('call.ended')).toMatchObject({ reason: { code: 480 } });
    expect(await app.list()).toEqual([]);
    await caller.start(bob.id);
    await until(
      'the second call is unreachable too',
      () => caller.events.filter(({ type }) => type === 'call.ended').length === 2,
    );
  });

  test('waits for a push service that is overloaded, as long as it asks for', async () => {
    const { bob, caller, paths } = await people();
    service.answers.set(paths[0]!, { status: 429, retryAfter: 3 });
    await caller.start(bob.id);
    await until('the service was asked', async () => (await deliveries(bob)).at(0)?.attempts === 1);
    service.answers.delete(paths[0]!);
    await clock.advance(2_000);
    expect(service.received.some(({ path }) => path === paths[0])).toBe(false);
    await clock.advance(1_500);
    await service.next(paths[0]!, 'incoming-call');
  });

  test('also rings a client that is there, and the phone', async () => {
    const { bob, caller, paths } = await people();
    const page = await connect(bob);
    const { id: callId } = await caller.start(bob.id);
    await page.next('call.incoming');
    await service.next(paths[0]!, 'incoming-call');
    await page.ask('call.accept', { callId });
    await service.next(paths[0]!, 'call-ended');
    await caller.ask('call.hangUp', { callId });
  });
});

test('rings on while it is not known who came meanwhile, and stops when it is declined', async () => {
  await using other = await start({ push: service.config }, { services: [pushWithoutPresence] });
  const [alice, bob] = [await person(other.plane, ['voip']), await person(other.plane, ['voip'])];
  const app = pushClient(other.plane, bob.token);
  const targets = [service.subscribe(), service.subscribe()];
  for (const target of targets) await app.register(randomUUID(), target);
  using caller = await CallClient.open(other.plane, alice.token, 'Alice');
  const { id: callId } = await caller.start(bob.id);
  for (const { path } of targets) await service.next(path, 'incoming-call');
  expect(await app.callState(callId)).toBe('ringing');
  using woken = await CallClient.open(other.plane, bob.token, 'Bob');
  await woken.next('call.incoming');
  await woken.ask('call.reject', { callId });
  expect(await caller.next('call.ended')).toMatchObject({ reason: { code: 603 } });
  for (const { path } of targets) await service.next(path, 'call-ended');
});

/** As when Redis is away for a moment. */
const pushWithoutPresence: ServiceModule = {
  ...pushService,
  open(platform, config) {
    const calls = platform.ports.use(callsPort);
    const clientsOf = () => Promise.reject(new Error('nobody answers'));
    platform.ports.offer(callsPort, { ...calls, clientsOf });
    return pushService.open(platform, config);
  },
};

interface DeliveryView {
  readonly state: string;
  readonly attempts: number;
  readonly reason: string | null;
}

async function deliveries(who: Person): Promise<readonly DeliveryView[]> {
  const path = `/push/deliveries?userId=${encodeURIComponent(who.id)}`;
  const { body } = await control(running.plane, 'GET', path);
  return (body as { value: readonly DeliveryView[] }).value;
}
