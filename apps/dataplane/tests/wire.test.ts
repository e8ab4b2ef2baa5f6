import { raw, person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';

let running: Running;
let alice: Person;
beforeAll(async () => {
  running = await start();
  alice = await person(running.plane);
});
afterAll(() => running[Symbol.asyncDispose]());
const get = (path: string, headers: Record<string, string> = {}) =>
  raw(running.plane.http + path, { headers });
const error = (code: string) => ({ error: { code, message: expect.any(String) } });

describe('the wire', () => {
  it('wants a dated api-version and takes any', async () => {
    const headers = { authorization: `Bearer ${alice.token}` };
    expect(await get('/chat/threads', headers)).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'ApiVersionUnspecified',
          message: 'An API version is required, but was not specified.',
        },
      },
    });
    expect(await get('/chat/threads?api-version=latest', headers)).toMatchObject({
      status: 400,
      body: error('InvalidApiVersion'),
    });
    expect((await get('/chat/threads?api-version=2031-01-01-preview', headers)).status).toBe(200);
  });

  it('carries the headers of the service, on errors too', async () => {
    const { headers, body } = await get('/chat/threads?api-version=2025-03-15', {
      'x-ms-client-request-id': 'my-request',
    });
    expect(body).toEqual({
      error: { code: 'Unauthorized', message: 'Request is not authorized.' },
    });
    expect(Object.fromEntries(headers)).toMatchObject({
      'api-supported-versions': expect.stringContaining('2025-03-15'),
      'content-type': 'application/json; charset=utf-8',
      'ms-cv': expect.stringMatching(/^[\w+/]{22}\.0$/),
      'request-context': 'appId=',
      'x-ms-client-request-id': 'my-request',
      'x-processing-time': expect.stringMatching(/^\d+ms$/),
      'access-control-allow-origin': '*',
      date: expect.any(String),
    });
  });

  it('answers preflights with what they ask for', async () => {
    const asked = 'authorization,x-ms-useragent,repeatability-request-id';
    const { status, headers } = await raw(`${running.plane.http}/chat/threads?api-version=x`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:3000',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': asked,
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-headers')).toBe(asked);
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-expose-headers')).toContain('location');
  });

  it('names what it does not support and misses the rest', async () => {
    const post = (path: string) => raw(running.plane.http + path, { method: 'POST' });
    for (const path of [
      '/emails:send?api-version=2023-03-31',
      '/phoneNumbers/search',
      '/calling/callConnections/1:startDialog',
    ]) {
      const { status, body } = await post(path);
      expect(status).toBe(501);
      expect(JSON.stringify(body)).toContain(`POST ${path.split('?')[0]}`);
    }
    expect(await get('/favicon.ico')).toMatchObject({ status: 404, body: error('NotFound') });
  });

  it('collapses leading slashes, says Trouter and is healthy', async () => {
    const headers = { authorization: `Bearer ${alice.token}` };
    expect((await get('//chat/threads?api-version=2025-03-15', headers)).status).toBe(200);
    expect((await get('/?check=1')).body).toBe('Trouter');
    expect((await get('/health')).body).toMatchObject({ status: 'ok', version: '0.1.0' });
  });

  it('reads JSON only', async () => {
    const send = (type: string, body: string) =>
      raw(`${running.plane.http}/chat/threads?api-version=2025-03-15`, {
        method: 'POST',
        headers: { authorization: `Bearer ${alice.token}`, 'content-type': type },
        body,
      });
    expect(await send('text/plain', '{"topic":"x"}')).toMatchObject({
      status: 415,
      body: error('UnsupportedMediaType'),
    });
    expect(await send('application/json', '{"topic"')).toMatchObject({
      status: 400,
      body: error('BadRequest'),
    });
    expect(await send('application/json', '{"topic":"a\\u0000b"}')).toMatchObject({ status: 400 });
    expect(await send('application/json', '{"topic":"\\ud800"}')).toMatchObject({ status: 400 });
  });
});
