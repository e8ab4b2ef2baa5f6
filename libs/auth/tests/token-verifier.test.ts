import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { createTokenVerifier } from '../src/index.ts';
import { startProvider } from './_provider.ts';

const audience = 'switchboard-access';

describe('the token verifier', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider(Date.now);
  });
  afterAll(() => provider[Symbol.asyncDispose]());

  const verifier = () =>
    createTokenVerifier({ issuer: provider.issuer, audience, allowInsecure: true });

  it('says who it is, and asks for the keys once', async () => {
    const checks = verifier();
    const token = await provider.sign({ aud: audience, name: 'Alice', email: 'a@example.org' });
    const claims = { issuer: provider.issuer, subject: 'alice', name: 'Alice' };
    await expect(checks.verify(token)).resolves.toEqual({
      ...claims,
      email: 'a@example.org',
      issuedAt: expect.any(Number),
    });
    const before = provider.seen.keys;
    await checks.verify(token);
    expect(provider.seen.keys).toBe(before);
  });

  const soon = Math.floor(Date.now() / 1_000) + 600;
  it.each([
    ['another audience', { aud: 'other' }],
    ['another issuer', { aud: audience, iss: 'https://evil.example' }],
    ['the past', { aud: audience, exp: soon - 1_200 }],
    ['the future', { aud: audience, nbf: soon }],
    ['no end', { aud: audience, exp: undefined }],
    ['nobody', { aud: audience, sub: undefined }],
  ])('refuses a token for or from %s', async (_, claims) => {
    const token = await provider.sign(claims);
    await expect(verifier().verify(token)).rejects.toMatchObject({
      code: 'token-invalid',
      category: 'unauthenticated',
    });
  });

  it('refuses other algorithms, other keys and nonsense', async () => {
    const claims = { iss: provider.issuer, sub: 'alice', aud: audience, exp: soon };
    const shared = new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign(new TextEncoder().encode('x'.repeat(32)));
    const { privateKey } = await generateKeyPair('RS256');
    const foreign = new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .sign(privateKey);
    const bare = new UnsecuredJWT(claims).encode();
    for (const token of [await shared, await foreign, bare, 'nonsense', 'a'.repeat(20_000)]) {
      await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'token-invalid' });
    }
  });

  it('does not blame the caller when the issuer is away', async () => {
    const away = createTokenVerifier({
      issuer: 'http://127.0.0.1:9',
      audience,
      allowInsecure: true,
    });
    const token = await provider.sign({ aud: audience });
    await expect(away.verify(token)).rejects.toMatchObject({ code: 'issuer-unavailable' });
  });
});
