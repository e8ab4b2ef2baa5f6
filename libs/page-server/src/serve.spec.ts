import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEdge } from './serve.ts';

interface Seen {
  readonly headers: IncomingHttpHeaders;
}

async function through(
  path: string,
  headers: Record<string, string>,
  { url = 'http://localhost:3000', trustProxy = [] as string[], method = 'GET' } = {},
) {
  const seen: Seen[] = [];
  const server = createEdge(
    async (request, response) => {
      seen.push({ headers: request.headers });
      response.end('page');
    },
    { url, trustProxy },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = ask({ host: '127.0.0.1', port, path, headers, method }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  server.closeAllConnections();
  server.close();
  return { seen: seen[0]?.headers, status: answer.statusCode, headers: answer.headers };
}

describe('the edge of a server of pages', () => {
  it('says who asks by the connection, not by what they claim', async () => {
    const claims = {
      'x-forwarded-for': '198.51.100.7',
      'x-forwarded-host': 'evil.example',
      'x-nonce': 'known',
      'x-page-path': '/elsewhere',
    };
    const { seen } = await through('/chat', claims);
    expect(seen).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
    for (const name of ['x-forwarded-host', 'x-nonce', 'x-page-path']) {
      expect(seen).not.toHaveProperty([name]);
    }
  });

  it('believes a proxy that it is told to trust, and only the last that is not one', async () => {
    const claims = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
    const { seen } = await through('/chat', claims, { trustProxy: ['loopback'] });
    expect(seen).toMatchObject({ 'x-forwarded-for': '198.51.100.7' });
  });

  it('guards answers that are no pages as well', async () => {
    const { headers } = await through('/api/nothing', {}, { url: 'https://chat.example' });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
    });
    const plain = await through('/chat', {});
    expect(plain.headers).not.toHaveProperty('strict-transport-security');
    expect(plain.headers).not.toHaveProperty('content-security-policy');
  });

  it.each(['TRACE', 'PUT', 'DELETE'])('refuses %s before the framework sees it', async (method) => {
    const { status, seen } = await through('/chat', {}, { method });
    expect(status).toBe(405);
    expect(seen).toBeUndefined();
  });
});
