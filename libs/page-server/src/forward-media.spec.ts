import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardMedia } from './forward-media.ts';

let service: Server;
let target: URL;
let asked: { url?: string | undefined; headers: IncomingHttpHeaders }[];
let isSessionOver: boolean;

beforeEach(async () => {
  asked = [];
  isSessionOver = false;
  service = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    if (isSessionOver) response.setHeader('x-session-ended', '1');
    response.writeHead(206, {
      ...{ 'content-type': 'audio/wav', 'content-range': 'bytes 1-3/9', 'set-cookie': 'theirs=1' },
    });
    response.end('abc');
  });
  await new Promise<void>((listening) => service.listen(0, '127.0.0.1', listening));
  target = new URL(`http://127.0.0.1:${(service.address() as AddressInfo).port}/voicemail/cal_1`);
});
afterEach(() => new Promise((closed) => service.close(closed)));

const session = {
  ...{ accessToken: 'secret', subject: 's', name: 'Alice' },
  ...{ sessionId: 'session-id', startedAt: 1_000 },
};

const forward = (site = 'same-origin') =>
  forwardMedia(
    new Request('http://localhost:3400/api/voicemail/cal_1', {
      headers: { 'sec-fetch-site': site, cookie: 'session=x', range: 'bytes=1-3' },
    }),
    {
      ...{ target, app: 'telephony' },
      signIn: {
        clearSession: () => ['session=; Max-Age=0'],
        session: async () => ({ session: session as never, cookies: ['session=fresh; HttpOnly'] }),
      },
    },
  );

describe('forwardMedia', () => {
  it('asks for the same part as who is signed in, and answers with it and our cookies only', async () => {
    const answer = await forward();
    expect(asked).toMatchObject([
      { url: '/voicemail/cal_1', headers: { authorization: 'Bearer secret', range: 'bytes=1-3' } },
    ]);
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect([answer.status, await answer.text()]).toEqual([206, 'abc']);
    expect(answer.headers.get('content-range')).toBe('bytes 1-3/9');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(answer.headers.getSetCookie()).toEqual(['session=fresh; HttpOnly']);
  });

  it.each(['cross-site', 'same-site', 'none'])(
    'refuses what comes from elsewhere: %s',
    async (site) => {
      expect((await forward(site)).status).toBe(403);
      expect(asked).toEqual([]);
    },
  );

  it('takes the cookie away when the session is over, and says when the service is not there', async () => {
    isSessionOver = true;
    expect((await forward()).headers.getSetCookie()).toEqual(['session=; Max-Age=0']);
    target = new URL('http://127.0.0.1:1/');
    expect((await forward()).status).toBe(503);
  });
});
