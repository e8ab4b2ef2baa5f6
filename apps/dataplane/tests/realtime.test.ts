import { VirtualClock } from '@switchboard/kernel/testing';
import { WebSocket } from 'ws';
import { control, identityClient, person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { RealtimeClient } from './_realtime-client.ts';

let running: Running;
let alice: Person;
let bob: Person;
let threadId: string;

beforeAll(async () => {
  running = await start({});
});
afterAll(() => running[Symbol.asyncDispose]());

beforeEach(async () => {
  [alice, bob] = await Promise.all([person(running.plane), person(running.plane)]);
  const { chatThread } = await alice.chat.createChatThread(
    { topic: 'Lunch' },
    { participants: [{ id: bob.identifier, displayName: 'Bob' }] },
  );
  threadId = chatThread!.id;
});

const connect = (who: Person, endpointId?: string) =>
  new RealtimeClient(running.plane.http, who.token, endpointId).connect();
const send = (content: string) => alice.chat.getChatThreadClient(threadId).sendMessage({ content });
const messages = (client: RealtimeClient) =>
  client.events.filter(({ eventId }) => eventId === 200).map(({ messageBody }) => messageBody);

describe('realtime', () => {
  it('tells a client where to connect', async () => {
    const { body } = await raw(
      `${running.plane.http}/chat/config/realTimeNotifications?api-version=2024-09-01`,
      { headers: { authorization: `Bearer ${alice.token}` } },
    );
    expect(body).toEqual({
      trouterServiceUrl: running.plane.http,
      registrarServiceUrl: running.plane.http,
      cloudType: 'Public',
    });
  });

  it('delivers to every tab of every participant, each copy to its recipient', async () => {
    const clients = await Promise.all([connect(alice), connect(bob), connect(bob)]);
    await send('hello');
    await Promise.all(clients.map((client) => client.until(() => messages(client).length === 1)));
    const recipients = clients.map((client) => client.events[0]!['recipientMri']);
    expect(recipients).toEqual([alice.id, bob.id, bob.id]);
    await Promise.all(clients.map((client) => client.close()));
  });

  it('delivers a burst in order', async () => {
    const client = await connect(bob);
    for (let at = 0; at < 200; at++) await send(String(at));
    await client.until(() => messages(client).length === 200);
    expect(messages(client)).toEqual(Array.from({ length: 200 }, (_, at) => String(at)));
    await client.close();
  });

  it('acknowledges what asks for it', async () => {
    const client = await connect(bob);
    client.socket!.send('5:17+::{"name":"ping"}');
    await client.until(() => client.frames.includes('6:::17'));
    await client.close();
  });

  it('sends again, in order, what a broken connection did not deliver', async () => {
    const client = await connect(bob);
    client.answering = false;
    await send('unanswered');
    await client.until(() => messages(client).length === 1);
    await client.close();
    await send('while away');
    client.events.length = 0;
    client.answering = true;
    await client.connect();
    await client.until(() => messages(client).length === 2);
    expect(messages(client)).toEqual(['unanswered', 'while away']);
    expect(client.frames.join()).not.toContain('message_loss');
    await client.close();
  });

  it('replaces a connection without a gap and without a double', async () => {
    const first = await connect(bob);
    await send('before');
    await first.until(() => messages(first).length === 1);
    const second = new RealtimeClient(running.plane.http, bob.token, first.endpointId);
    second.allocation = first.allocation;
    await second.connect();
    await send('after');
    await second.until(() => messages(second).length === 1);
    expect(messages(first)).toEqual(['before']);
    expect(messages(second)).toEqual(['after']);
    await Promise.all([first.close(), second.close()]);
  });

  it('asks for a second connection when told to', async () => {
    const client = await connect(bob);
    await control(running.plane, 'POST', '/connections/reconnect');
    await client.until(() => client.frames.some((frame) => frame.includes('trouter.reconnect')));
    await client.close();
  });

  it('bounds what it keeps for a client that does not answer, then drops it', async () => {
    const client = await connect(bob);
    client.answering = false;
    const dropped = client.closed();
    const thread = alice.chat.getChatThreadClient(threadId);
    for (let at = 0; at < 1_001; at++) await thread.sendMessage({ content: String(at) });
    await dropped;
    expect(client.events.length).toBeLessThanOrEqual(64);
    client.answering = true;
    await client.connect();
    await client.until(() => client.frames.some((frame) => frame.includes('trouter.message_loss')));
    await client.close();
  });

  it('ends with the access it came with', async () => {
    const client = await connect(bob);
    const ended = client.closed();
    await identityClient(running.plane).revokeTokens(bob.identifier);
    await ended;
    await expect(client.connect()).rejects.toThrow('allocation: 401');
  });

  it('lists and drops connections for whoever tests', async () => {
    const client = await connect(bob);
    const { body } = await control(running.plane, 'GET', '/connections');
    expect(JSON.stringify(body)).toContain(client.endpointId);
    await client.close();
  });

  it('serves long polls to clients without WebSocket', async () => {
    const client = new RealtimeClient(running.plane.http, bob.token);
    const socketId = await client.shakeHands();
    const url = `${running.plane.http}/socket.io/1/xhr-polling/${socketId}`;
    const poll = async () => (await fetch(url, { headers: client.headers })).text();
    const first = await poll();
    expect(first).toContain('1::');
    expect(first).toContain('trouter.connected');
    const waiting = poll();
    await send('over polling');
    expect(await waiting).toContain('over polling');
    const posted = await fetch(url, {
      method: 'POST',
      headers: { ...client.headers, 'content-type': 'text/plain;charset=UTF-8' },
      body: '5:3+::{"name":"ping"}',
    });
    expect(posted.status).toBe(200);
    expect(await poll()).toContain('6:::3');
  });

  it('registers, renews and forgets', async () => {
    const client = await connect(bob);
    const register = (body: unknown) =>
      fetch(`${running.plane.http}/v3/registrations`, {
        method: 'POST',
        headers: { ...client.headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const good = {
      registrationId: client.endpointId,
      transports: { TROUTER: [{ context: '', path: client.allocation!.surl, ttl: 7_200 }] },
    };
    expect((await register(good)).status).toBe(202);
    expect((await register({ registrationId: 7 })).status).toBe(400);
    const ended = client.closed();
    await fetch(`${running.plane.http}/v3/registrations/${client.endpointId}`, {
      method: 'DELETE',
      headers: client.headers,
    });
    await ended;
  });

  it('refuses strangers at every step', async () => {
    const stranger = new RealtimeClient(running.plane.http, 'not.a.token');
    await expect(stranger.shakeHands()).rejects.toThrow('401');
    for (const [method, path] of [
      ['GET', '/socket.io/1/?epid=abc'],
      ['POST', '/v3/registrations'],
      ['DELETE', '/v3/registrations/abc'],
    ] as const) {
      const { status } = await raw(`${running.plane.http}${path}`, { method });
      expect(status).toBe(401);
    }
  });
});

describe('realtime, for whom it is not', () => {
  it('refuses tokens without a scope for chat at every step', async () => {
    const caller = await person(running.plane, ['voip']);
    const headers = { 'x-skypetoken': caller.token };
    for (const [method, path] of [
      ['POST', '/v4/a?epid=abc'],
      ['GET', '/socket.io/1/?epid=abc'],
      ['POST', '/v3/registrations'],
      ['DELETE', '/v3/registrations/abc'],
    ] as const) {
      const { status } = await raw(`${running.plane.http}${path}`, { method, headers });
      expect([path, status]).toEqual([path, 403]);
    }
    const guest = await person(running.plane, ['chat.join.limited']);
    await (await connect(guest)).close();
  });

  it('attaches no socket to a session that ended after its handshake', async () => {
    const client = new RealtimeClient(running.plane.http, bob.token);
    const socketId = await client.shakeHands();
    const path = `/v3/registrations/${client.endpointId}`;
    const { headers } = client;
    await raw(`${running.plane.http}${path}`, { method: 'DELETE', headers });
    expect(await upgradeStatus(socketId)).toBe(404);
    const revoked = await client.shakeHands();
    await identityClient(running.plane).revokeTokens(bob.identifier);
    expect(await upgradeStatus(revoked)).toBe(404);
    expect(await connectionsOf(bob)).toEqual([]);
  });

  it('leaves none of a burst of clients of one person without an owner', async () => {
    const burst = Array.from({ length: 40 }, () => connect(bob));
    const settled = await Promise.allSettled(burst);
    const there = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refusals = settled.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as Error).message] : [],
    );
    expect(there).toHaveLength(32);
    expect(refusals).toEqual(Array(8).fill('allocation: 429'));
    expect(await connectionsOf(bob)).toHaveLength(32);
    await send('to all of them');
    await Promise.all(there.map((one) => one.until(() => messages(one).length === 1)));
    await Promise.all(there.map((one) => one.close()));
  });

  const connectionsOf = async ({ id }: Person) => {
    const { body } = await control(running.plane, 'GET', '/connections');
    const { value } = body as { value: { userId: string; transport: string }[] };
    return value.filter(({ userId, transport }) => userId === id && transport !== 'none');
  };
  const upgradeStatus = (socketId: string) =>
    new Promise<number>((resolve) => {
      const url = `${running.plane.http.replace(/^http/, 'ws')}/socket.io/1/websocket/${socketId}`;
      const socket = new WebSocket(url);
      socket.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      socket.on('error', () => undefined);
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
    });
});

describe('realtime, when the service forgets or time passes', () => {
  it('says that something was lost to a client whose session is unknown', async () => {
    await using forgetful = await start({});
    const before = await person(forgetful.plane);
    const client = await new RealtimeClient(forgetful.plane.http, before.token).connect();
    await client.close();
    await control(forgetful.plane, 'POST', '/reset');
    const after = await person(forgetful.plane);
    const other = new RealtimeClient(forgetful.plane.http, after.token, client.endpointId);
    other.allocation = client.allocation;
    await other.connect();
    await other.until(() => other.frames.some((frame) => frame.includes('trouter.message_loss')));
    await other.close();
  });

  it('finds a client that does not answer heartbeats, and one whose token has run out', async () => {
    const clock = new VirtualClock(Date.now());
    await using timed = await start({}, { clock });
    const carla = await person(timed.plane);
    const silent = await new RealtimeClient(timed.plane.http, carla.token).connect();
    silent.socket!.removeAllListeners('message');
    const dropped = silent.closed();
    await clock.advance(5 * 25_000);
    await dropped;
    const { token } = await identityClient(timed.plane).getToken(carla.identifier, ['chat'], {
      tokenExpiresInMinutes: 60,
    });
    const talking = await new RealtimeClient(timed.plane.http, token).connect();
    const expired = talking.closed();
    await clock.advance(61 * 60_000);
    await expired;
    await expect(talking.connect()).rejects.toThrow('401');
  });
});
