import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { Customer } from './_customer.ts';
import { buy } from './_inventory.ts';
import { until } from './_until.ts';

let carrier: StartedCarrier;
let reported: unknown[];
beforeAll(async () => {
  reported = [];
  carrier = await startCarrier({ log: { error: (line: unknown) => void reported.push(line) } });
  await carrier.api.open('+14255550190');
});
afterAll(() => carrier[Symbol.asyncDispose]());

const PATHS = [
  ...['/', '/health', '/handsets/', '/handsets/+14255550190', '/handsets/nobody'],
  ...[
    '/handsets/%00',
    '/handsets/%ff',
    '/handsets/+14255550190/events?with=%2B',
    '/assets/../main',
  ],
  ...['/api/handsets', '/api/handsets/+14255550190', '/api/handsets/x', '/api/handsets/+1%2f'],
  ...[
    '/api/handsets/+14255550190/messages?limit=-1',
    '/api/handsets/+14255550190/messages?after=x',
  ],
  ...['/api/accounts/switchboard', '/api/accounts/__proto__', '/api/clock/advance', '/api/nothing'],
  ...[
    'telephone?tones=x',
    'telephone/call',
    'telephone/press',
    'line',
    'greeting',
    'recordings/0',
  ].map((path) => `/api/handsets/+14255550190/${path}`),
  ...['/api/calls', '/api/calls/x', '/api/calls/history?limit=0', '/api/phones', '/api/phones/x'],
  ...['/api/callers', '/api/callers/x?waitMs=-1', '/handsets/+14255550190/sound'],
  ...['/inventory/v1/offerings', '/inventory/v1/places', '/inventory/v1/places?country=usa'],
  ...['/inventory/v1/numbers?country=US&limit=0', '/inventory/v1/numbers?country=US&prefix=a'],
  ...['/inventory/v1/holds/a%20b', '/inventory/v1/holds/k', '/inventory/v1/orders/k'],
  ...['/inventory/v1/numbers/1', '/inventory/v1/operators/%E0%A4%A', `/${'x'.repeat(3_000)}`],
];
const BODIES = [
  ...['', '{', 'null', '[]', '"text"', '{"__proto__":{"state":"on"}}', '{"state":"asleep"}'],
  ...['{"phoneNumber":"+1"}', '{"phoneNumber":14255550190}', '{"to":"+14255550100","text":""}'],
  ...['{"ms":-1}', '{"ms":1e300}', '{"ms":"1"}', '{"messagesPerSecond":-1}', '{"seconds":1}'],
  ...['{"phoneNumber":"+14255550190","steps":[{"do":"fly"}]}', '{"digits":"x"}', '{"toneHz":-1}'],
  ...['{"phoneNumbers":[],"seconds":1}', '{"phoneNumbers":["+14255550100"],"seconds":0}'],
  ...['{"find":{"country":"US"},"seconds":9}', JSON.stringify({ text: 'x'.repeat(60_000) })],
  ...[`{"lab":${'['.repeat(2_000)}${']'.repeat(2_000)}}`, 'x'.repeat(300_000)],
];

describe('whatever is asked', () => {
  it('is answered with what is wrong, and never with a failure', async () => {
    const headers = { authorization: `Bearer ${carrier.inventoryKey}` };
    const type = { 'content-type': 'application/json' };
    const statuses: number[] = [];
    for (const path of PATHS) {
      for (const method of ['GET', 'DELETE', 'OPTIONS', 'HEAD']) {
        if (path.startsWith('/api/handsets/+14255550190') && method === 'DELETE') continue;
        if (path.includes('/events')) continue;
        const { status } = await fetch(`${carrier.http}${path}`, { method, headers });
        statuses.push(status);
      }
      for (const body of BODIES) {
        const method = path.startsWith('/inventory') ? 'PUT' : 'POST';
        const sent = { method, body, headers: { ...headers, ...type } };
        const response = await fetch(`${carrier.http}${path}`, sent);
        await response.arrayBuffer();
        statuses.push(response.status);
      }
    }
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.length).toBeGreaterThan(500);
    expect(reported).toEqual([]);
  });

  it('is not repeated in what is said of it', async () => {
    const response = await fetch(`${carrier.http}/api/handsets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phoneNumber: '+14255550190', 'tell no-one +1425555': 'secret' }),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toMatch(/secret|tell|1425/);
  });

  it.each(['GET / HTTP/9.9\r\n\r\n', 'no http at all\r\n\r\n', `GET /${'a'.repeat(70_000)}`])(
    'is refused where it is no request: %#',
    async (bytes) => {
      const socket = connect(Number(new URL(carrier.http).port), '127.0.0.1');
      const gone = new Promise((resolve) => socket.once('close', resolve));
      let answer = '';
      socket.on('error', () => undefined).on('data', (chunk) => void (answer += String(chunk)));
      socket.write(bytes);
      await gone;
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    },
  );
});

it('takes no harm from what is no SMPP, and serves whoever speaks it meanwhile', async () => {
  await buy(carrier, '+14255550120');
  await using customer = new Customer(carrier);
  const random = randomBytes(4_000);
  for (let at = 0; at < 200; at += 1) {
    const bytes = random.subarray(at * 20, at * 20 + 20);
    // Every other one says truly how long it is.
    if (at % 2 === 0) bytes.writeUInt32BE(20);
    const socket = connect(carrier.smpp.port, '127.0.0.1').on('error', () => undefined);
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.resume().end(bytes);
    await gone;
  }
  await customer.send({ from: '+14255550120', to: '+14255550190', text: 'Still there?' });
  await until('its receipt is there', () => customer.receipts.length === 1);
  expect(reported).toEqual([]);
});

describe('a page of somebody else', () => {
  const asked = async (headers: Record<string, string>, path = '/api/handsets', method = 'GET') =>
    raw(carrier, method, path, headers);

  it('reaches nothing by a name of its own, nor with an origin, nor with a picture', async () => {
    const port = new URL(carrier.http).port;
    expect(await asked({ host: `evil.example:${port}` })).toBe(403);
    expect(await asked({ host: `localhost.evil.example:${port}` })).toBe(403);
    expect(await asked({ origin: 'http://evil.example' })).toBe(403);
    expect(await asked({ origin: 'null' })).toBe(403);
    expect(await asked({ origin: 'http://localhost:3000' })).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' })).toBe(403);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' };
    expect(await asked(link, '/handsets/+14255550177')).toBe(403);
    expect(await asked({ 'sec-fetch-site': 'same-site' }, '/api/reset', 'POST')).toBe(403);
    expect((await carrier.api.handsets()).map(({ phoneNumber }) => phoneNumber)).not.toContain(
      '+14255550177',
    );
  });

  it('of this machine may link here, and our own may ask', async () => {
    const link = { 'sec-fetch-site': 'same-site', 'sec-fetch-dest': 'document' };
    expect(await asked(link, '/')).toBe(200);
    const own = { origin: carrier.http, 'sec-fetch-site': 'same-origin' };
    expect(await asked(own)).toBe(200);
  });
});

/** Also with headers that `fetch` does not let anybody set. @returns the status */
function raw(
  { http }: Pick<StartedCarrier, 'http'>,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const { host, port } = new URL(http);
  const lines = Object.entries({ host, connection: 'close', 'content-length': '0', ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return new Promise((resolve, reject) => {
    let answer = '';
    connect(Number(port), '127.0.0.1')
      .on('data', (chunk) => void (answer += String(chunk)))
      .once('error', reject)
      .once('close', () => resolve(Number(answer.split(' ')[1])))
      .write(`${method} ${path} HTTP/1.1\r\n${head}\r\n`);
  });
}
