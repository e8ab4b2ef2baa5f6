import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { SigningKey } from './signing-key.ts';
import { UserTokens } from './user-tokens.ts';

const resourceId = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const userId = `8:acs:${resourceId}_00000001-aaaa-bbbb-cccc-000000000001`;
const grant = { userId, scopes: ['chat', 'voip'] as const, minutes: 60, generation: 0 };
const unauthorized = expect.objectContaining({ status: 401, code: 'Unauthorized' });

async function makeKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return { kid: 'AB', x5t: 'qw', publicKey, privateKey, publicJwk: await exportJWK(publicKey) };
}

async function setUp() {
  const clock = new VirtualClock();
  const generations = new Map<string, number>([[userId, 0]]);
  const key = await makeKey();
  const generation = async (id: string) => generations.get(id);
  return {
    clock,
    generations,
    key,
    tokens: new UserTokens(key, { resourceId, clock, generation }),
  };
}

function decode(token: string): JWTPayload {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as JWTPayload;
}

describe('UserTokens', () => {
  it('issues the claims of the service', async () => {
    const { tokens } = await setUp();
    const { token, expiresOn } = await tokens.issue(grant);
    const claims = decode(token);
    expect(claims).toMatchObject({
      skypeid: userId.slice(2),
      scp: 1792,
      csi: String(claims.iat),
      rgn: 'amer',
      acsScope: 'chat,voip',
      resourceId,
      resourceLocation: 'unitedstates',
      exp: claims.iat! + 3_600,
    });
    expect(expiresOn).toBe('2026-01-01T01:00:00.0000000+00:00');
  });

  it('knows its own until they expire', async () => {
    const { clock, tokens } = await setUp();
    const { token } = await tokens.issue(grant);
    expect(await tokens.authenticate(token)).toMatchObject({ userId, scopes: ['chat', 'voip'] });
    await clock.advance(3_600_000);
    await expect(tokens.authenticate(token)).rejects.toEqual(unauthorized);
  });

  it('refuses tokens of an older generation in the same second, and accepts the next', async () => {
    const { generations, tokens } = await setUp();
    const old = await tokens.issue(grant);
    generations.set(userId, 1);
    const fresh = await tokens.issue({ ...grant, generation: 1 });
    await expect(tokens.authenticate(old.token)).rejects.toEqual(unauthorized);
    await expect(tokens.authenticate(fresh.token)).resolves.toMatchObject({ userId });
  });

  it('refuses the tokens of a deleted identity', async () => {
    const { generations, tokens } = await setUp();
    const { token } = await tokens.issue(grant);
    await tokens.authenticate(token);
    generations.delete(userId);
    await expect(tokens.authenticate(token)).rejects.toEqual(unauthorized);
  });

  it('refuses what it did not sign', async () => {
    const { key, tokens } = await setUp();
    const { token } = await tokens.issue(grant);
    const [header, payload] = token.split('.');
    const other = await makeKey();
    const forged = await new SignJWT(decode(token))
      .setProtectedHeader({ alg: 'RS256' })
      .sign(other.privateKey);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const foreign = await new SignJWT({ ...decode(token), resourceId: 'other' })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(key.privateKey);
    for (const bad of ['', 'x', forged, none, foreign, `${header}.${payload}.`]) {
      await expect(tokens.authenticate(bad)).rejects.toEqual(unauthorized);
    }
  });
});
