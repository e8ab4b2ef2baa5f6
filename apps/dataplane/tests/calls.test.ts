import type { CallView } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { CallClient } from './_call-client.ts';
import { control, identityClient, person, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { until } from './_until.ts';

let running: Running;
let clock: VirtualClock;
const open: CallClient[] = [];

beforeAll(async () => {
  clock = new VirtualClock(Date.now());
  running = await start({}, { clock });
});
afterEach(() => {
  for (const client of open.splice(0)) client[Symbol.dispose]();
});
afterAll(() => running[Symbol.asyncDispose]());

async function caller(name: string, scopes: ('voip' | 'voip.join' | 'chat')[] = ['voip']) {
  const { id, token } = await person(running.plane, scopes);
  const client = await CallClient.open(running.plane, token, name);
  open.push(client);
  return { id, token, client };
}

async function device(token: string) {
  const client = await CallClient.open(running.plane, token);
  open.push(client);
  return client;
}

async function attached(user: string): Promise<boolean> {
  const { body } = await control(running.plane, 'GET', '/calls');
  const { agents } = body as { agents: { user: string; attached: boolean }[] };
  return agents.some((agent) => agent.user === user && agent.attached);
}

const reason = (code: number, subCode: number) => ({ reason: { code, subCode } });

test('one calls, the other answers, and either side hears the other hang up', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const call = await alice.client.start(bob.id);
  expect(call.participants.map(({ state }) => state).sort()).toEqual(['ringing', 'waiting']);
  const ring = await bob.client.next('call.incoming');
  expect(ring).toMatchObject({ callId: call.id, from: { user: alice.id, displayName: 'Alice' } });
  const accepted = (await bob.client.ask('call.accept', { callId: call.id, camera: true })) as {
    call: CallView;
  };
  expect(accepted.call.participants.map(({ state }) => state)).toEqual(['connected', 'connected']);
  const session = await bob.client.next('media.session');
  expect(session).toMatchObject({ mode: 'peer', generation: 1, polite: true });
  await alice.client.next('call.changed', ({ participants }) =>
    Boolean(participants?.some(({ user, camera }) => user === bob.id && camera)),
  );
  await bob.client.ask('call.hangUp', { callId: call.id });
  expect(await alice.client.next('call.ended')).toMatchObject(reason(0, 0));
  expect(await bob.client.next('call.ended')).toMatchObject(reason(0, 0));
});

test('what the caller’s page says while it rings reaches the one who answers', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const { id: callId } = await alice.client.start(bob.id);
  const offer = {
    callId,
    generation: 1,
    transport: 'peer' as const,
    kind: 'offer' as const,
    sdp: 'v=0',
    tracks: [{ mid: '0', source: 'audio' as const }],
  };
  await alice.client.ask('media.describe', offer);
  await bob.client.ask('call.accept', { callId });
  expect(await bob.client.next('media.describe')).toMatchObject(offer);
});

test('a call that is declined, not answered, cancelled or impossible ends with its own reason', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const declined = await alice.client.start(bob.id);
  await bob.client.ask('call.reject', { callId: declined.id });
  const ended = (callId: string) =>
    alice.client.next('call.ended', (event) => event.callId === callId);
  expect(await ended(declined.id)).toMatchObject(reason(603, 0));

  const cancelled = await alice.client.start(bob.id);
  await bob.client.next('call.incoming', ({ callId }) => callId === cancelled.id);
  await alice.client.ask('call.hangUp', { callId: cancelled.id });
  const stopped = (callId: string) =>
    bob.client.next('call.incomingEnded', (event) => event.callId === callId);
  expect(await stopped(cancelled.id)).toMatchObject(reason(487, 0));
  expect(await ended(cancelled.id)).toMatchObject(reason(487, 0));

  const unanswered = await alice.client.start(bob.id);
  await bob.client.next('call.incoming', ({ callId }) => callId === unanswered.id);
  await clock.advance(120_000);
  expect(await ended(unanswered.id)).toMatchObject(reason(487, 10004));
  expect(await stopped(unanswered.id)).toMatchObject(reason(487, 10004));

  const nobody = await person(running.plane, ['voip']);
  const offline = await alice.client.start(nobody.id);
  expect(await ended(offline.id)).toMatchObject(reason(480, 10037));
});

test('every device of a person rings, and the first that answers has the call', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const phone = await device(bob.token);
  const { id: callId } = await alice.client.start(bob.id);
  await Promise.all([bob.client.next('call.incoming'), phone.next('call.incoming')]);
  await phone.ask('call.accept', { callId });
  expect(await bob.client.next('call.incomingEnded')).toMatchObject(reason(487, 10003));
  await expect(bob.client.ask('call.accept', { callId })).rejects.toMatchObject({ code: 404 });
});

test('a device that rings already is busy for the next caller', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const carla = await caller('Carla');
  await alice.client.start(bob.id);
  await bob.client.next('call.incoming');
  const second = await carla.client.start(bob.id);
  const ended = await carla.client.next('call.ended', ({ callId }) => callId === second.id);
  expect(ended).toMatchObject(reason(486, 0));
});

test('a socket that goes and comes back within two minutes has missed nothing', async () => {
  const alice = await caller('Alice');
  const bob = await caller('Bob');
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.ask('call.accept', { callId });
  await bob.client.cut();
  await alice.client.ask('call.update', { callId, muted: true });
  await clock.advance(30_000);
  await bob.client.connect();
  expect(bob.client.welcome?.resumed).toBe(true);
  await bob.client.next('call.changed', ({ participants }) =>
    Boolean(participants?.some(({ user, muted }) => user === alice.id && muted)),
  );
  await bob.client.cut();
  // The server has to see the socket go before the clock can run out on it.
  await until('the socket is noticed to be gone', async () => !(await attached(bob.id)));
  await clock.advance(120_000);
  expect(await alice.client.next('call.ended')).toMatchObject(reason(408, 4506));
});

test('who has no scope, no token or no access is not let in', async () => {
  const chatter = await person(running.plane, ['chat']);
  const refused = new CallClient(running.plane, chatter.token);
  await refused.connect();
  expect(refused.refused).toMatchObject({ code: 403 });
  const stranger = new CallClient(running.plane, 'not a token');
  await stranger.connect();
  expect(stranger.refused).toMatchObject({ code: 401, subCode: 40235 });

  const bob = await caller('Bob');
  const guest = await caller('Guest', ['voip.join']);
  await expect(guest.client.start(bob.id)).rejects.toMatchObject({ code: 403 });
  await identityClient(running.plane).revokeTokens({ communicationUserId: bob.id });
});
