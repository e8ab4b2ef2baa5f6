import { generateKeyPair, SignJWT } from 'jose';
import { createCallbackVerifier } from '../src/index.ts';
import { startProvider } from './_provider.ts';

const audience = 'resource';
const issuer = 'https://calls.example';

describe('the callback verifier', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeAll(async () => {
    provider = await startProvider(Date.now);
  });
  afterAll(() => provider[Symbol.asyncDispose]());

  const verifier = () =>
    createCallbackVerifier({
      ...{ issuer, audience, jwksUri: `${provider.issuer}/keys`, allowInsecure: true },
    });
  const claims = { iss: issuer, aud: audience, sub: undefined };

  it('takes a token that speaks of nobody', async () => {
    await expect(verifier()(await provider.sign(claims))).resolves.toBe(undefined);
  });

  const past = Math.floor(Date.now() / 1_000) - 600;
  it.each([
    ['another audience', { aud: 'other' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['the past', { exp: past }],
    ['no end', { exp: undefined }],
  ])('refuses a token for or from %s', async (_, change) => {
    const token = await provider.sign({ ...claims, ...change });
    await expect(verifier()(token)).rejects.toMatchObject({ code: 'token-invalid' });
  });

  it('refuses other keys, other algorithms and nonsense', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const sign = (alg: string, key: Parameters<SignJWT['sign']>[0]) =>
      new SignJWT({ iss: issuer, aud: audience, exp: past + 1_200 })
        .setProtectedHeader({ alg, kid: 'k1' })
        .sign(key);
    const shared = await sign('HS256', new TextEncoder().encode('x'.repeat(32)));
    for (const token of [await sign('RS256', privateKey), shared, 'nonsense', 'a'.repeat(20_000)])
      await expect(verifier()(token)).rejects.toMatchObject({ code: 'token-invalid' });
  });
});
