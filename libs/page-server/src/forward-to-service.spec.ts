import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardToService } from './forward-to-service.ts';

const WEB_URL = 'http://localhost:3000';
let service: Server;
let serviceUrl: string;
let isSessionOver: boolean;
let asked: { url?: string | undefined; headers: IncomingHttpHeaders; body: string }[];

beforeEach(async () => {
  asked = [];
  isSessionOver = false;
  service = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      asked.push({ url: request.url, headers: request.headers, body });
      response.setHeader('content-type', 'application/json');
      response.setHeader('retry-after', '7');
      response.setHeader('set-cookie', 'theirs=1');
      if (isSessionOver) response.setHeader('x-session-ended', '1');
      response.writeHead(429).end('{"answer":true}');
    });
  });
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => service.close(closed)));

const session = {
  ...{ accessToken: 'secret', subject: 's', name: 'Alice' },
  ...{ sessionId: 'session-id', startedAt: 1_000 },
};

function forward(
  init: RequestInit = {},
  path = '/api/trpc/me.token',
  signedIn = true,
  name = 'trpc',
) {
  const request = new Request(`${WEB_URL}${path}`, {
    ...init,
    headers: { 'x-switchboard-page': '1', cookie: 'session=x', ...init.headers },
  });
  return forwardToService(request, {
    url: WEB_URL,
    service: { name, url: serviceUrl },
    app: 'web',
    signIn: {
      clearSession: () => ['session=; Max-Age=0'],
      session: async () => ({
        session: signedIn ? (session as never) : undefined,
        cookies: ['session=fresh; HttpOnly'],
      }),
    },
  });
}

describe('forwardToService', () => {
  it('adds the sign-in token and passes on nothing else of the page', async () => {
    const body = '{"name":"好"}';
    const headers = {
      'x-request-id': 'r1',
      'user-agent': 'A browser',
      authorization: 'Bearer forged',
    };
    const answer = await forward({ method: 'POST', body, headers }, '/api/trpc/me.token?batch=1');
    expect(asked).toMatchObject([{ url: '/trpc/me.token?batch=1', body }]);
    expect(asked[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'x-request-id': 'r1',
      'user-agent': 'A browser',
    });
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual({ answer: true });
  });

  it('asks each service under a name of its own, and by the same rules', async () => {
    const path = '/api/telephony/inbox.list?batch=1';
    await forward({}, path, true, 'telephony');
    expect(asked).toMatchObject([{ url: '/trpc/inbox.list?batch=1' }]);
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
    const foreign = { headers: { origin: 'https://evil.example.com' } };
    expect((await forward(foreign, path, true, 'telephony')).status).toBe(403);
    expect(asked).toHaveLength(1);
  });

  it('answers with few headers, none of them for a cache, and our cookies only', async () => {
    const { headers } = await forward();
    expect(headers.get('retry-after')).toBe('7');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.getSetCookie()).toEqual(['session=fresh; HttpOnly']);
  });

  it('asks as a stranger when nobody is signed in', async () => {
    await forward({ headers: { authorization: 'Bearer forged' } }, '/api/trpc/me.profile', false);
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('asks as a guest where the page has a guest key, whoever else is signed in', async () => {
    const key = 'k'.repeat(32);
    const answer = await forward({ headers: { 'x-guest-key': key } }, '/api/trpc/directory.names');
    expect(asked[0]?.headers).toMatchObject({ authorization: `Guest ${key}` });
    expect(asked[0]?.headers).not.toHaveProperty('x-session-id');
    expect(answer.headers.getSetCookie()).toEqual([]);
    await forward({ headers: { 'x-guest-key': 'a key, or Bearer x' } });
    expect(asked[1]?.headers).toMatchObject({ authorization: 'Bearer secret' });
  });

  it('refuses pages of other sites without asking', async () => {
    const answer = await forward({ headers: { origin: 'https://evil.example.com' } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ error: { data: { code: 'foreign-page' } } });
    expect(asked).toEqual([]);
  });

  it('stops reading a body that has no end', async () => {
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    const answer = await forward({ method: 'POST', body, duplex: 'half' } as RequestInit);
    expect(answer.status).toBe(413);
    expect(pulled).toBeLessThan(10);
    expect(asked).toEqual([]);
  });

  it('says which session asks, whatever the page claims', async () => {
    await forward({
      headers: { 'x-session-id': 'another', 'x-session-started': '9', 'x-session-app': 'console' },
    });
    const expected = {
      'x-session-id': 'session-id',
      'x-session-started': '1000',
      'x-session-app': 'web',
    };
    expect(asked[0]?.headers).toMatchObject(expected);
  });

  it('takes the cookie away when the trusted service says that the session is over', async () => {
    isSessionOver = true;
    const answer = await forward();
    expect(answer.headers.getSetCookie()).toEqual(['session=; Max-Age=0']);
    expect(answer.headers.has('x-session-ended')).toBe(false);
  });

  it('says that the service is not there in the shape of its own errors', async () => {
    serviceUrl = 'http://127.0.0.1:1';
    const answer = await forward();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { data: { httpStatus: 503 } } });
  });
});
