import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChatClient } from '../src/index.ts';
import { createIdentityClient, createRelayClient, createThreadAdmission } from '../src/server.ts';

const userId = `8:acs:${'0'.repeat(8)}-0000-0000-0000-000000000000_${'1'.repeat(8)}-0000-0000-0000-000000000000`;
const thread = { threadId: '19:abc@thread.v2', token: 'secret' };
const guest = { userId, name: 'Gus' };

describe('plain http on loopback', () => {
  const requests: IncomingMessage[] = [];
  let answer = { status: 200, body: '{}' };
  let server: Server;
  let endpoint: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      request.resume().on('end', () => {
        const waiting = answer.status >= 429 ? { 'retry-after': '60' } : {};
        response.writeHead(answer.status, { 'content-type': 'application/json', ...waiting });
        response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => requests.splice(0));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('carries the unmodified identity client', async () => {
    answer = { status: 201, body: JSON.stringify({ identity: { id: userId } }) };
    const acs = { kind: 'key', endpoint, accessKey: 'c2VjcmV0' } as const;
    const user = await createIdentityClient(acs).createUser();
    expect(user.communicationUserId).toBe(userId);
    expect(requests[0]?.headers.authorization).toMatch(/^HMAC-SHA256 /);
  });

  it('does not repeat a creation that failed', async () => {
    answer = { status: 500, body: '{}' };
    const acs = { kind: 'key', endpoint, accessKey: 'c2VjcmV0' } as const;
    await expect(createIdentityClient(acs).createUser()).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('carries the unmodified chat client', async () => {
    answer = { status: 201, body: '{}' };
    await createThreadAdmission(endpoint).admit(thread, guest);
    expect(requests[0]?.headers.authorization).toBe('Bearer secret');
    expect(requests[0]?.url).toContain('/participants/:add');
  });

  it('carries the unmodified relay client, signed with the key of this moment', async () => {
    const iceServers = [{ urls: ['turn:x'], username: 'u', credential: 'c', routeType: 'any' }];
    answer = {
      status: 200,
      body: JSON.stringify({ expiresOn: '2026-01-02T03:04:05Z', iceServers }),
    };
    const acs = { kind: 'key', endpoint, accessKey: 'c2VjcmV0' } as const;
    const credential = { key: 'b2xk' };
    const signingKey = { credential, refresh: async () => void (credential.key = 'bmV3') };
    const client = createRelayClient(acs, { signingKey, requestId: () => 'req-1' });
    const issued = await client.credentialsFor(userId, 60);
    expect(issued).toMatchObject({ iceServers, expiresOn: new Date('2026-01-02T03:04:05Z') });
    const { headers = {}, url } = requests[0] ?? {};
    expect(url).toContain('/networkTraversal/:issueRelayConfiguration');
    expect(headers['x-ms-client-request-id']).toBe('req-1');
    expect(headers.authorization).toMatch(/^HMAC-SHA256 /);
    expect(credential.key).toBe('bmV3');
  });

  it.each([429, 503])('tells of %i at once, without trying again', async (status) => {
    answer = { status, body: '{}' };
    const acs = { kind: 'key', endpoint, accessKey: 'c2VjcmV0' } as const;
    const asking = createRelayClient(acs).credentialsFor(userId, 60);
    await expect(asking).rejects.toMatchObject({ statusCode: status });
    expect(requests).toHaveLength(1);
  });

  it('tells at once that nobody is there to be asked for relays', async () => {
    const acs = { kind: 'key', endpoint: 'http://127.0.0.1:9', accessKey: 'c2VjcmV0' } as const;
    const asking = createRelayClient(acs).credentialsFor(userId, 60);
    await expect(asking).rejects.toThrow('could not be sent');
  });

  it('says plainly when the inviter is not in the thread', async () => {
    answer = { status: 403, body: '{"error":{"code":"Forbidden","message":"no"}}' };
    const refused = { code: 'not-in-thread', category: 'forbidden' };
    await expect(createThreadAdmission(endpoint).check(thread)).rejects.toMatchObject(refused);
    await expect(createThreadAdmission(endpoint).admit(thread, guest)).rejects.toMatchObject(
      refused,
    );
  });

  it('is refused anywhere else', () => {
    const credential = {
      getToken: async () => ({ token: '', expiresOnTimestamp: 0 }),
      dispose() {},
    };
    expect(() => createChatClient({ endpoint: 'http://192.0.2.1', credential })).toThrow(
      expect.objectContaining({ code: 'insecure-endpoint' }),
    );
  });
});
