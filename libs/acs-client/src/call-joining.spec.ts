import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallJoining } from './call-joining.ts';

const { signal } = new AbortController();

async function serve(...answers: { status: number; body?: object }[]) {
  const requests: { path: string; repeatable: unknown; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += String(chunk)));
    request.on('end', () => {
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const path = (request.url ?? '').split('?', 1)[0]!;
      requests.push({ path, repeatable: request.headers['repeatability-request-id'], body });
      const { status, body: said = {} } = answers.shift() ?? { status: 500 };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 204 ? undefined : JSON.stringify(said));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const calls = createCallJoining({ kind: 'key', endpoint, accessKey: 'a2V5' });
  return { calls, requests, [Symbol.dispose]: () => server.close() };
}

const REQUEST = {
  groupId: '7a0f9a0e-58a5-8bb3-9f3c-8a2b2a1e5f10',
  callbackUrl: 'http://localhost:1/calls/one',
  transcriptUrl: 'ws://localhost:1/transcripts/one',
  locale: 'en-US',
  requestId: '6f2f9a0e-58a5-4bb3-9f3c-8a2b2a1e5f10',
  firstSentMs: 1_000,
};

test('joins a group call as one request, and has nothing written down before it is asked to', async () => {
  using server = await serve(
    { status: 200, body: { callConnectionId: 'c1', targets: [] } },
    { status: 202 },
    { status: 204 },
  );
  expect(await server.calls.join(REQUEST, signal)).toBe('c1');
  await server.calls.transcribe('c1', 'en-US', signal);
  await server.calls.leave('c1', signal);
  expect(server.requests).toMatchObject([
    {
      path: '/calling/callConnections:connect',
      repeatable: REQUEST.requestId,
      body: {
        callLocator: { kind: 'groupCallLocator', groupCallId: REQUEST.groupId },
        callbackUri: REQUEST.callbackUrl,
        transcriptionOptions: {
          ...{ transportType: 'websocket', transportUrl: REQUEST.transcriptUrl },
          ...{ locale: 'en-US', startTranscription: false },
        },
      },
    },
    { path: '/calling/callConnections/c1:startTranscription', body: { locale: 'en-US' } },
    { path: '/calling/callConnections/c1' },
  ]);
});

test('says that no call goes on', async () => {
  using server = await serve({ status: 404 });
  await expect(server.calls.join(REQUEST, signal)).rejects.toMatchObject({ code: 'call-over' });
});
