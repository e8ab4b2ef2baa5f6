import { randomUUID } from 'node:crypto';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { chatClient, identityClient, person, all, raw, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running[Symbol.asyncDispose]());
const client = () => identityClient(running.plane);
const foreign = {
  communicationUserId:
    '8:acs:00000000-0000-0000-0000-000000000000_00000000-0000-0000-0000-000000000000',
};

describe('identity, with the SDK of Microsoft', () => {
  it('creates identities without and with a token', async () => {
    const alone = await client().createUser();
    const both = await client().createUserAndToken(['chat', 'voip'], {
      tokenExpiresInMinutes: 60,
    });
    expect(alone.communicationUserId).toMatch(/^8:acs:[0-9a-f-]{36}_[0-9a-f-]{36}$/);
    expect(both.user.communicationUserId).not.toBe(alone.communicationUserId);
    const minutes = (both.expiresOn.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThanOrEqual(60);
  });

  it('accepts the secondary key, and no other', async () => {
    const other = running.plane.connectionString.replace(/accesskey=.*/, 'accesskey=');
    const secondary = 'c3dpdGNoYm9hcmQtbG9jYWwtYWNjZXNzLWtleS1zZWNvbmRhcnktbm90LWEtc2VjcmV0';
    const of = (key: string) =>
      new CommunicationIdentityClient(other + key, { allowInsecureConnection: true });
    await expect(of(secondary).createUser()).resolves.toBeDefined();
    await expect(of(Buffer.alloc(32).toString('base64')).createUser()).rejects.toEqual(
      expect.objectContaining({ statusCode: 401 }),
    );
  });

  it('issues tokens that chat accepts', async () => {
    const user = await client().createUser();
    const { token } = await client().getToken(user, ['chat']);
    expect(await all(chatClient(running.plane, token).listChatThreads())).toEqual([]);
  });

  it('revokes at once, in the same second, and lets a new token in', async () => {
    const user = await client().createUser();
    const old = await client().getToken(user, ['chat']);
    const list = (token: string) => all(chatClient(running.plane, token).listChatThreads());
    await list(old.token);
    await client().revokeTokens(user);
    await expect(list(old.token)).rejects.toEqual(refused(401, 'Unauthorized'));
    const fresh = await client().getToken(user, ['chat']);
    await expect(list(fresh.token)).resolves.toEqual([]);
    expect(running.closed).toContain(user.communicationUserId);
  });

  it('ends access with the identity', async () => {
    const gone = await person(running.plane);
    await client().deleteUser(gone.identifier);
    await expect(all(gone.chat.listChatThreads())).rejects.toEqual(refused(401, 'Unauthorized'));
    await expect(client().getToken(gone.identifier, ['chat'])).rejects.toEqual(
      refused(401, 'IdentityNotOwned'),
    );
    await expect(client().deleteUser(gone.identifier)).rejects.toEqual(
      refused(401, 'IdentityNotOwned'),
    );
    expect(running.closed).toContain(gone.id);
  });

  it('answers for identities of other resources as the service does', async () => {
    const notOwned = refused(401, 'IdentityNotOwned');
    await expect(client().getToken(foreign, ['chat'])).rejects.toEqual(notOwned);
    await expect(client().revokeTokens(foreign)).rejects.toEqual(notOwned);
    await expect(client().deleteUser(foreign)).rejects.toEqual(notOwned);
  });

  it('validates scopes and lifetime in the words of the service', async () => {
    const user = await client().createUser();
    await expect(client().getToken(user, [])).rejects.toMatchObject({
      statusCode: 400,
      code: 'ValidationError',
      message: expect.stringContaining('Invalid scopes - Scopes field is required.'),
    });
    await expect(
      client().getToken(user, ['chat'], { tokenExpiresInMinutes: 59 }),
    ).rejects.toMatchObject({
      statusCode: 400,
      code: 'ValidationError',
      message: expect.stringContaining(
        'ExpiresInMinutes value 59 is invalid. Value must be within the [60, 1440] interval.',
      ),
    });
    await expect(client().getToken(user, ['flying' as 'chat'])).rejects.toEqual(
      refused(400, 'ValidationError'),
    );
  });

  it('refuses every Teams token', async () => {
    const [clientId, userObjectId] = [randomUUID(), randomUUID()];
    const exchange = (options: object) =>
      client().getTokenForTeamsUser({
        teamsUserAadToken: '',
        clientId,
        userObjectId,
        ...options,
      });
    for (const teamsUserAadToken of ['', 'x']) {
      await expect(exchange({ teamsUserAadToken })).rejects.toMatchObject({
        statusCode: 401,
        code: 'InvalidAccessToken',
        message: expect.stringContaining('Provided access token is not valid.'),
      });
    }
    await expect(exchange({ clientId: 'app' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'ValidationError',
      message: expect.stringContaining('Provided AppId has invalid format.'),
    });
    await expect(exchange({ userObjectId: '' })).rejects.toMatchObject({
      message: expect.stringContaining('UserId: The UserId field is required.'),
    });
  });

  it('publishes the key its tokens are signed with, and only its public half', async () => {
    const { token } = await client().createUserAndToken(['chat']);
    const { body } = await raw(`${running.plane.http}/.well-known/jwks.json`);
    expect(body).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig' }] });
    expect(JSON.stringify(body)).not.toContain('"d"');
    const header = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as object;
    expect(header).toMatchObject({
      alg: 'RS256',
      typ: 'JWT',
      kid: expect.stringMatching(/^[0-9A-F]{40}$/),
    });
  });

  it('does not let people manage identities', async () => {
    const { token } = await person(running.plane);
    const { status, body } = await raw(`${running.plane.http}/identities?api-version=2023-10-01`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: { code: 'Unauthorized' } });
  });

  it('finds an identity by what its creator calls it, however many ask at once', async () => {
    const send = (method: string, path: string, version: string, body?: object) =>
      signedRequest(running.plane.http, method, `${path}?api-version=${version}`, body);
    const create = (version: string) =>
      send('POST', '/identities', version, {
        customId: 'alice@example',
        createTokenWithScopes: null,
      });
    const made = await Promise.all(Array.from({ length: 5 }, () => create('2025-06-30')));
    const ids = new Set(made.map(({ body }) => (body as { identity: { id: string } }).identity.id));
    expect([made.map(({ status }) => status), ids.size]).toEqual([Array(5).fill(201), 1]);
    const [id = ''] = ids;
    const get = (version: string) => send('GET', `/identities/${id}`, version);
    expect((await get('2025-06-30')).body).toEqual({ id, customId: 'alice@example' });
    await client().getToken({ communicationUserId: id }, ['chat']);
    expect((await get('2025-06-30')).body).toMatchObject({
      lastTokenIssuedAt: expect.stringMatching(/^\d{4}-.*\.\d{7}\+00:00$/),
    });
    // Earlier versions know no such names.
    const { body } = await create('2023-10-01');
    expect(body).toEqual({ identity: { id: expect.not.stringContaining(id) } });
    expect(
      await send('GET', `/identities/${foreign.communicationUserId}`, '2025-06-30'),
    ).toMatchObject({ status: 401, body: { error: { code: 'IdentityNotOwned' } } });
  });
});
