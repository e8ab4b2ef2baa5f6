import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPlatformError } from '@switchboard/kernel';
import { createSmsSender } from './sms-sender.ts';

const text = {
  ...{ from: '+14255550100', to: '+14255550101', text: 'See you at five', tag: 'msg_1.0' },
  repeatabilityId: '7b1f8a52-6f3a-4c64-9d0e-5b8c0f1e2d3c',
  firstSentMs: Date.UTC(2026, 10, 30, 9),
};
const { signal } = new AbortController();

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(JSON.parse(body));
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const sender = createSmsSender({ kind: 'key', endpoint, accessKey: 'a2V5' });
  return { sender, bodies, endpoint, [Symbol.dispose]: () => server.close() };
}

const accepting = (results: object) => (_: IncomingMessage, response: ServerResponse) =>
  response
    .writeHead(202, { 'content-type': 'application/json' })
    .end(JSON.stringify({ value: [results] }));

describe('createSmsSender', () => {
  it('requests a text by the id that it is given, however often', async () => {
    const seen: IncomingMessage[] = [];
    const accept = accepting({
      to: text.to,
      messageId: 'm1',
      httpStatusCode: 202,
      successful: true,
    });
    using server = await serve((request, response) => {
      seen.push(request);
      accept(request, response);
    });
    for (let time = 0; time < 2; time += 1)
      expect(await server.sender.send(text, signal)).toEqual({ accepted: true, messageId: 'm1' });
    const recipient = {
      to: text.to,
      repeatabilityRequestId: text.repeatabilityId,
      repeatabilityFirstSent: 'Mon, 30 Nov 2026 09:00:00 GMT',
    };
    const body = { from: text.from, smsRecipients: [recipient], message: text.text };
    expect(server.bodies).toMatchObject([body, body]);
    expect(server.bodies[0]).toMatchObject({
      smsSendOptions: { enableDeliveryReport: true, tag: 'msg_1.0' },
    });
    expect(Object.keys(seen[0]?.headers ?? {})).not.toContain('x-switchboard-repeatability');
  });

  it('says what the service answered for a recipient', async () => {
    using server = await serve(
      accepting({ to: text.to, httpStatusCode: 400, successful: false, errorMessage: 'Invalid' }),
    );
    expect(await server.sender.send(text, signal)).toEqual({ accepted: false, status: 400 });
  });

  it.each([
    [429, 'sms-busy'],
    [401, 'sms-refused'],
    [503, 'sms-unavailable'],
  ])('knows by status %s that it was %s', async (status, code) => {
    using server = await serve((_, response) => response.writeHead(status).end());
    await expect(server.sender.send(text, signal)).rejects.toMatchObject({ code });
  });

  it('knows that nothing was sent where nobody listens', async () => {
    const server = await serve(() => undefined);
    server[Symbol.dispose]();
    const failure: unknown = await server.sender.send(text, signal).catch((error) => error);
    expect(isPlatformError(failure) && failure.code).toBe('sms-unreachable');
    expect(String(failure)).not.toContain('425555');
  });

  it('signs with the other key once the first one is revoked, and stays with it', async () => {
    const signatures: string[] = [];
    let valid = 0;
    using server = await serve((request, response) => {
      signatures.push(request.headers.authorization ?? '');
      valid += 1;
      if (valid === 1) return void response.writeHead(401).end();
      accepting({ to: text.to, messageId: 'm1', httpStatusCode: 202, successful: true })(
        request,
        response,
      );
    });
    const { endpoint } = server;
    const sender = createSmsSender(
      { kind: 'key', endpoint, accessKey: 'a2V5' },
      { otherKey: 'b3RoZXI=' },
    );
    for (let time = 0; time < 2; time += 1)
      expect(await sender.send(text, signal)).toMatchObject({ accepted: true });
    expect(signatures).toHaveLength(3);
    expect(server.bodies[0]).toEqual(server.bodies[1]);
  });

  it('is refused where neither key helps', async () => {
    using server = await serve((_, response) => void response.writeHead(401).end());
    const { endpoint } = server;
    const acs = { kind: 'key', endpoint, accessKey: 'a2V5' } as const;
    const sending = createSmsSender(acs, { otherKey: 'b3RoZXI=' }).send(text, signal);
    await expect(sending).rejects.toMatchObject({ code: 'sms-refused' });
    expect(server.bodies).toHaveLength(2);
  });
});
