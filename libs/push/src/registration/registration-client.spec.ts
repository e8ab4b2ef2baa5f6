import { VirtualClock } from '@switchboard/kernel/testing';
import { createRegistrationClient } from './registration-client.ts';

const ID = '0d9c7f2e-5f0e-4a53-9c1e-0a4b8a3f7f10';
const registration = {
  app: 'com.example.switchboard',
  name: 'Pixel',
  target: { service: 'fcm', token: 'a'.repeat(30) },
} as const;
const registered = {
  ...{ id: ID, app: registration.app, name: 'Pixel', service: 'fcm' },
  ...{ registeredAt: '2026-11-30T10:00:00.000Z', expiresAt: '2026-12-30T10:00:00.000Z' },
};
const json =
  (body: unknown, status = 200, headers = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const empty =
  (status: number, headers = {}) =>
  () =>
    new Response(null, { status, headers });
const unreachable = (): never => {
  throw new TypeError('fetch failed');
};

/** A data plane that answers as it is told to, and remembers what it was asked. */
function setUp(...answers: (() => Response)[]) {
  const clock = new VirtualClock();
  const asked: { url: string; method: string; body: unknown; authorization: string | null }[] = [];
  const abort = new AbortController();
  const client = createRegistrationClient({
    ...{ endpoint: 'https://data.example.com/', clock, signal: abort.signal },
    token: async () => 'a-token',
    fetch: async (url, { method = '', body, headers } = {}) => {
      const authorization = new Headers(headers).get('authorization');
      asked.push({ url: String(url), method, body, authorization });
      const answer = answers.shift();
      if (!answer) throw new Error('asked once too often');
      return answer();
    },
  });
  return { abort, asked, client, clock };
}

describe('registering an installation', () => {
  it('says where it is reached, as who it is', async () => {
    const { asked, client } = setUp(json(registered));
    expect(await client.register(ID, registration)).toEqual(registered);
    expect(asked).toEqual([
      {
        url: `https://data.example.com/push/installations/${ID}?api-version=2026-11-30`,
        method: 'PUT',
        body: JSON.stringify(registration),
        authorization: 'Bearer a-token',
      },
    ]);
  });

  it('tries again what may pass, as long as it is asked to wait', async () => {
    const { asked, client, clock } = setUp(
      ...[unreachable, empty(429, { 'retry-after': '5' }), empty(503), json(registered)],
    );
    const result = client.register(ID, registration);
    await clock.advance(500);
    expect(asked).toHaveLength(2);
    // The wait before the second attempt was between 250 and 500 ms.
    await clock.advance(4_700);
    expect(asked).toHaveLength(2);
    await clock.advance(300);
    expect(asked).toHaveLength(3);
    await clock.advance(2_000);
    expect(await result).toEqual(registered);
    expect(clock.pending).toBe(0);
  });

  it('gives up in the end', async () => {
    const { asked, client, clock } = setUp(...Array<() => Response>(4).fill(empty(503)));
    const result = expect(client.register(ID, registration)).rejects.toMatchObject({
      code: 'push-unavailable',
      retryable: true,
    });
    for (let attempt = 0; attempt < 4; attempt++) await clock.advance(8_000);
    await result;
    expect(asked).toHaveLength(4);
  });

  it.each([
    [400, 'push-refused'],
    [404, 'push-refused'],
    [401, 'push-not-signed-in'],
    [403, 'push-not-signed-in'],
  ])('does not repeat what was answered with %i', async (status, code) => {
    const { asked, client } = setUp(empty(status));
    await expect(client.register(ID, registration)).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });

  it('takes no answer that is none', async () => {
    const { client } = setUp(json({ hello: 'world' }));
    await expect(client.register(ID, registration)).rejects.toMatchObject({ code: 'push-refused' });
  });

  it('stops when the app ends', async () => {
    const { abort, asked, client, clock } = setUp(unreachable, json(registered));
    const result = expect(client.register(ID, registration)).rejects.toThrow();
    await clock.advance(0);
    abort.abort();
    await result;
    expect([asked.length, clock.pending]).toEqual([1, 0]);
  });
});

describe('removing an installation', () => {
  it.each([204, 404])('is done when the answer is %i', async (status) => {
    const { asked, client } = setUp(empty(status));
    await client.remove(ID);
    expect(asked[0]).toMatchObject({ method: 'DELETE', body: undefined });
  });
});

describe('asking whether a call still rings', () => {
  it.each([
    [json({ state: 'ringing' }), 'ringing'],
    [json({ state: 'ended' }), 'ended'],
    [empty(404), 'ended'],
    [json({ state: 'dancing' }), 'ended'],
  ])('understands each answer', async (answer, state) => {
    const { asked, client } = setUp(answer);
    expect(await client.stateOf('a/b+c=')).toBe(state);
    expect(asked[0]?.url).toBe(
      'https://data.example.com/push/calls/a%2Fb%2Bc%3D?api-version=2026-11-30',
    );
  });
});
