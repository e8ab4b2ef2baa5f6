import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VirtualClock } from '@switchboard/kernel/testing';
import { forwardToService } from './forward-to-service.ts';

const URL_OF_PAGES = 'http://localhost:3000';
let access: Server;
let clock: VirtualClock;
let page: AbortController;

beforeEach(async () => {
  clock = new VirtualClock();
  page = new AbortController();
  access = createServer();
  await new Promise<void>((listening) => access.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  access.closeAllConnections();
  return new Promise((closed) => access.close(closed));
});

const asked = () => once(access, 'request') as Promise<[IncomingMessage, ServerResponse]>;

function forward(headers: Record<string, string>): Promise<Response> {
  const request = new Request(`${URL_OF_PAGES}/api/trpc/live.requests?input=1`, {
    headers,
    signal: page.signal,
  });
  const { port } = access.address() as AddressInfo;
  return forwardToService(request, {
    url: URL_OF_PAGES,
    app: 'web',
    service: { name: 'trpc', url: `http://127.0.0.1:${port}` },
    clock,
    signIn: {
      clearSession: () => [],
      session: async () => ({
        session: { accessToken: 'secret' } as never,
        cookies: ['session=fresh; HttpOnly'],
      }),
    },
  });
}

const subscribe = () =>
  forward({ accept: 'text/event-stream', 'sec-fetch-site': 'same-origin', 'last-event-id': '7' });

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('data: first\n\n');
}

async function open() {
  const answering = subscribe();
  const [request, response] = await asked();
  begin(response);
  const answer = await answering;
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  return { request, response, answer, reader };
}

describe('a subscription', () => {
  it('is passed on event by event, however long it takes', async () => {
    const { request, response, reader } = await open();
    expect(request.url).toBe('/trpc/live.requests?input=1');
    expect((await reader.read()).value).toBe('data: first\n\n');
    await clock.advance(3_600_000);
    response.write('data: an hour later\n\n');
    expect((await reader.read()).value).toBe('data: an hour later\n\n');
  });

  it('is asked for as who signed in, from where it was interrupted', async () => {
    const { request, answer } = await open();
    expect(request.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer secret',
      'last-event-id': '7',
    });
    expect(request.headers).not.toHaveProperty('cookie');
    expect(answer.headers.getSetCookie()).toEqual(['session=fresh; HttpOnly']);
  });

  it('is neither kept, nor compressed, nor collected on its way', async () => {
    const { answer } = await open();
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
  });

  it('ends when the page goes away', async () => {
    const { response, reader } = await open();
    await reader.read();
    const closed = once(response, 'close');
    page.abort();
    await closed;
    await expect(reader.read()).rejects.toThrow();
  });

  it('ends when nobody reads it any more', async () => {
    const { response, reader } = await open();
    const closed = once(response, 'close');
    await reader.cancel();
    await closed;
  });

  it('must begin within the time that any answer has', async () => {
    const answering = subscribe();
    await asked();
    await clock.advance(20_000);
    expect((await answering).status).toBe(503);
  });
});

it('gives anything else that long altogether', async () => {
  const answering = forward({ 'x-switchboard-page': '1' });
  const [, response] = await asked();
  response.writeHead(200).write('[');
  const answer = await answering;
  await clock.advance(20_000);
  await expect(answer.text()).rejects.toThrow();
});
