import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallAnswering } from './call-answering.ts';

const { signal } = new AbortController();
const ALICE = '8:acs:resource_alice';

async function serve(...answers: { status: number; body?: object }[]) {
  const requests: { path: string; signature: string; repeatable: unknown[]; body: unknown }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += String(chunk)));
    request.on('end', () => {
      const { url = '', headers } = request;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const path = url.split('?', 1)[0]!;
      const { 'repeatability-request-id': id, 'repeatability-first-sent': sent } = headers;
      requests.push({ path, signature: headers.authorization ?? '', repeatable: [id, sent], body });
      const { status, body: said = {} } = answers.shift() ?? { status: 500 };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(status === 204 ? undefined : JSON.stringify(said));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const acs = { kind: 'key', endpoint, accessKey: 'a2V5' } as const;
  const calls = createCallAnswering(acs, { otherKey: 'b3RoZXI=' });
  return { calls, requests, [Symbol.dispose]: () => server.close() };
}

describe('createCallAnswering', () => {
  it('answers with an address for callbacks, and says which connection it is', async () => {
    using server = await serve({ status: 200, body: { callConnectionId: 'c1', targets: [] } });
    expect(await server.calls.answer('context', 'http://localhost:1/calls', signal)).toBe('c1');
    expect(server.requests).toMatchObject([
      {
        path: '/calling/callConnections:answer',
        body: { incomingCallContext: 'context', callbackUri: 'http://localhost:1/calls' },
      },
    ]);
  });

  it('redirects to a person, and rejects as busy', async () => {
    using server = await serve({ status: 204 }, { status: 204 });
    await server.calls.redirect('context', ALICE, signal);
    await server.calls.reject('context', signal);
    expect(server.requests).toMatchObject([
      { path: '/calling/callConnections:redirect', body: { target: { rawId: ALICE } } },
      { path: '/calling/callConnections:reject', body: { callRejectReason: 'busy' } },
    ]);
  });

  it('rings somebody for a time, as one request however often it is made', async () => {
    const accepted = { status: 202, body: { invitationId: 'i1', participant: {} } };
    using server = await serve(accepted, accepted);
    const request = {
      ...{ userId: ALICE, callerName: 'Kai', seconds: 20, operationContext: '1' },
      ...{ requestId: '6f2f9a0e-58a5-4bb3-9f3c-8a2b2a1e5f10', firstSentMs: 1_000 },
    };
    for (let time = 0; time < 2; time += 1)
      expect(await server.calls.ring('c1', request, signal)).toBe('i1');
    const made = {
      path: '/calling/callConnections/c1/participants:add',
      repeatable: [request.requestId, 'Thu, 01 Jan 1970 00:00:01 GMT'],
      body: {
        ...{ invitationTimeoutInSeconds: 20, operationContext: '1' },
        ...{ sourceDisplayName: 'Kai', participantToAdd: { rawId: ALICE } },
      },
    };
    expect(server.requests).toMatchObject([made, made]);
  });

  it('stops ringing somebody, and takes somebody out', async () => {
    using server = await serve({ status: 202 }, { status: 202 });
    const cancel = { invitationId: 'i1', operationContext: '2' };
    await server.calls.cancel('c1', cancel, signal);
    await server.calls.remove('c1', ALICE, signal);
    expect(server.requests).toMatchObject([
      {
        path: '/calling/callConnections/c1/participants:cancelAddParticipant',
        body: cancel,
      },
      {
        path: '/calling/callConnections/c1/participants:remove',
        body: { participantToRemove: { rawId: ALICE } },
      },
    ]);
  });

  it('plays to everybody in place of what is played, stops it, listens for keys and records', async () => {
    using server = await serve(
      ...[{ status: 202 }, { status: 202 }, { status: 200 }],
      ...[{ status: 200, body: { recordingId: 'r1', recordingState: 'active' } }],
    );
    const urls = ['http://localhost:3450/prompts/ringback.wav'];
    await server.calls.play('c1', { urls, loops: true, operationContext: 'ring' }, signal);
    await server.calls.hush('c1', signal);
    await server.calls.listen('c1', '+14255550111', signal);
    expect(await server.calls.record('c1', signal)).toBe('r1');
    expect(server.requests).toMatchObject([
      {
        path: '/calling/callConnections/c1:play',
        body: {
          playSources: [{ kind: 'file', file: { uri: urls[0] } }],
          ...{ playTo: [], playOptions: { loop: true }, operationContext: 'ring' },
          interruptCallMediaOperation: true,
        },
      },
      { path: '/calling/callConnections/c1:cancelAllMediaOperations' },
      {
        path: '/calling/callConnections/c1:startContinuousDtmfRecognition',
        body: { targetParticipant: { rawId: '4:+14255550111' } },
      },
      {
        path: '/calling/recordings',
        body: {
          ...{ callConnectionId: 'c1', recordingChannelType: 'mixed' },
          ...{ recordingContentType: 'audio', recordingFormatType: 'wav' },
        },
      },
    ]);
  });

  it('leaves a call, and ends it', async () => {
    using server = await serve({ status: 204 }, { status: 204 });
    await server.calls.leave('c1', signal);
    await server.calls.end('c1', signal);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/calling/callConnections/c1',
      '/calling/callConnections/c1:terminate',
    ]);
  });

  it.each([
    [404, 'call-over'],
    [400, 'call-refused'],
    [429, 'calls-unavailable'],
    [503, 'calls-unavailable'],
  ])('knows by status %s that it was %s', async (status, code) => {
    using server = await serve({ status });
    await expect(server.calls.reject('context', signal)).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('signs with the other key once the first one is revoked', async () => {
    using server = await serve({ status: 401 }, { status: 204 });
    await server.calls.reject('context', signal);
    const [first, second] = server.requests;
    expect(second!.signature).not.toBe(first!.signature);
  });
});
