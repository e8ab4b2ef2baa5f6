import { Agent, request as httpRequest } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyText } from './_any-text.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { raw } from './_harness.ts';
import { answering, subscriber, willing } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { until } from './_until.ts';

const RUNS = 2_000;
const KEY = 'a control key that is long enough';

let running: WithEvents;
let endpoint: Subscriber;
let folder: string;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
beforeAll(async () => {
  endpoint = await subscriber(answering(404));
  folder = await mkdtemp(join(tmpdir(), 'switchboard-events-'));
  const subscriptionsFile = join(folder, 'subscriptions.json');
  const headers = [{ name: 'x-key', value: 'of-the-file' }];
  const inputs = [{ name: 'from-file', endpoint: endpoint.url, headers }];
  await writeFile(subscriptionsFile, JSON.stringify(inputs));
  running = await startWithEvents({
    control: { host: 'localhost', port: 0, key: KEY },
    events: { allowedAddresses: ['127.0.0.0/8', '::1/128'], subscriptionsFile },
  });
});
afterAll(async () => {
  agent.destroy();
  await running[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const nasty = fc.oneof(
  fc.constantFrom('', '\\0', '\\ud800', '%00', '..', '__proto__', '-1', '1e999', 'x'.repeat(5_000)),
  anyText(30),
  fc.constantFrom('from-file', 'EventGridSchema', 'https://example.com/', 'duplicate', '*', '1'),
);
const odd: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(nasty, { maxLength: 3 }),
);
const keys = fc.constantFrom(
  ...['name', 'schema', 'filter', 'batching', 'retry', 'deadLetters', 'headers', 'value'],
  ...['advancedFilters', 'operatorType', 'key', 'values', 'includedEventTypes', 'seed', 'rules'],
  ...['type', 'kind', 'ms', 'subscription', 'states', 'fromMs', 'toMs'],
);
const objects = fc.dictionary(keys, fc.oneof(odd, fc.dictionary(keys, odd, { maxKeys: 3 })), {
  maxKeys: 5,
});
const bodies = fc.oneof(
  objects.map((value) => JSON.stringify(value)),
  fc.json(),
  nasty,
);
const routes = fc.constantFrom(
  ...(['POST /subscriptions', 'GET /subscriptions/:', 'PUT /subscriptions/:'] as const),
  ...(['DELETE /subscriptions/:', 'POST /subscriptions/:/validate'] as const),
  ...([
    'GET /deliveries?state=:',
    'GET /deliveries?before=:',
    'GET /dead-letters?limit=:',
  ] as const),
  ...([
    'GET /dead-letters/:',
    'POST /deliveries/:/replay',
    'POST /replay',
    'POST /replay/count',
    'PUT /lab',
  ] as const),
);

function send(method: string, path: string, body: string): Promise<number> {
  const { hostname, port } = new URL(running.plane.control);
  const headers = { 'x-switchboard-key': KEY, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ agent, hostname, port, method, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    outgoing.on('error', reject).end(body);
  });
}

describe('the control of events', () => {
  it('makes the subscriptions of a file, and shows none of its secrets', async () => {
    await until('validated', () => endpoint.got.length > 0);
    expect(endpoint.got[0]).toMatchObject({ kind: 'SubscriptionValidation' });
    expect(endpoint.got[0]?.headers['x-key']).toBe('of-the-file');
    const headers = { 'x-switchboard-key': KEY };
    const { body } = await raw(`${running.plane.control}/events/subscriptions`, { headers });
    expect(body).toMatchObject({ value: [{ name: 'from-file', headers: ['x-key'] }] });
    expect(JSON.stringify(body) + running.log.join()).not.toMatch(/of-the-file|very-secret/);
  });

  it('is nothing for strangers', async () => {
    for (const path of ['subscriptions', 'deliveries', 'dead-letters', 'lab']) {
      expect((await raw(`${running.plane.control}/events/${path}`)).status).toBe(401);
      expect((await raw(`${running.plane.http}/events/${path}`)).status).toBeGreaterThan(400);
    }
    const guess = `${running.plane.http}/events/subscriptions/${crypto.randomUUID()}/validate`;
    expect((await raw(`${guess}?code=${crypto.randomUUID()}`)).status).toBe(404);
  });

  it('survives what nobody should send', async () => {
    const seen = new Map<number, number>();
    const attempt = fc.asyncProperty(routes, nasty, bodies, async (route, parameter, body) => {
      const [method = '', path = ''] = route.split(' ');
      const filled = path.replace(':', encodeURIComponent(parameter.toWellFormed()));
      const status = await send(method, `/events${filled}`, method === 'GET' ? '' : body);
      seen.set(status, (seen.get(status) ?? 0) + 1);
      expect(status === 501 ? 404 : status).toBeLessThan(500);
    });
    await fc.assert(attempt, { numRuns: RUNS });
    expect(seen.size).toBeGreaterThan(2);
    endpoint.answer(willing);
  }, 120_000);
});
