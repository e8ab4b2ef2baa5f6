import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { downloadPages } from './download-pages.ts';

interface Asked {
  readonly authorization: string | undefined;
  readonly cursor: string | undefined;
}

const PARTS: Readonly<Record<string, object>> = {
  first: { csv: 'name\r\n', cursor: 'second' },
  second: { csv: '好\r\n', cursor: 'third' },
  third: { csv: 'Bob\r\n', cursor: null },
};
let access: Server;
let asked: Asked[];
let broken: string | undefined;

beforeEach(async () => {
  asked = [];
  broken = undefined;
  access = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => access.listen(0, '127.0.0.1', listening));
});
afterEach(() => new Promise((closed) => access.close(closed)));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = (await json(request)) as Record<string, { cursor?: string }>;
  const cursor = body['0']?.cursor;
  asked.push({ authorization: request.headers.authorization, cursor });
  const part = cursor ?? 'first';
  const data = { code: 'not-allowed', httpStatus: 403 };
  const error = { message: 'static', code: -32_003, data };
  const said = part === broken ? { error } : { result: { data: PARTS[part] } };
  response.setHeader('content-type', 'application/json');
  response.writeHead(part === broken ? 403 : 200).end(JSON.stringify([said]));
}

function download(headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) {
  const { port } = access.address() as AddressInfo;
  const session = { accessToken: 'secret', subject: 's', name: 'Dana' };
  const request = new Request('http://localhost:3200/api/export/people', {
    headers: { cookie: 'session=x', ...headers },
  });
  return downloadPages(
    request,
    {
      app: 'web',
      accessUrl: `http://127.0.0.1:${port}`,
      signIn: { session: async () => ({ session: session as never, cookies: ['session=fresh'] }) },
    },
    {
      filename: 'people.csv',
      read: (client, cursor, options) => client.people.export.query({ cursor }, options),
    },
  );
}

describe('downloadPages', () => {
  it('makes one attachment of the parts, as who is signed in', async () => {
    const answer = await download();
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="people.csv"');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.getSetCookie()).toEqual(['session=fresh']);
    expect(await answer.text()).toBe('name\r\n好\r\nBob\r\n');
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'second', 'third']);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer secret']),
    );
  });

  it('reads no further than the browser takes', async () => {
    const reader = (await download()).body?.getReader();
    expect(asked).toHaveLength(1);
    await reader?.read();
    await reader?.cancel();
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('tells who may not have it so, before there is a file', async () => {
    broken = 'first';
    const answer = await download();
    expect(answer.status).toBe(403);
    expect(answer.headers.has('content-disposition')).toBe(false);
    expect(await answer.json()).toMatchObject({ error: { data: { code: 'not-allowed' } } });
  });

  it('breaks off rather than end early', async () => {
    broken = 'third';
    await expect((await download()).text()).rejects.toThrow();
  });

  it.each([[{}], [{ 'sec-fetch-site': 'cross-site' }], [{ 'sec-fetch-site': 'none' }]])(
    'refuses links that are not of our pages, without asking: %j',
    async (headers) => {
      expect((await download(headers as Record<string, string>)).status).toBe(403);
      expect(asked).toEqual([]);
    },
  );
});
