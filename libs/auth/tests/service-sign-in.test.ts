import { createServiceSignIn } from '../src/service/index.ts';
import { startProvider } from './_provider.ts';

const HOUR = 3_600_000;
let now = Date.now();
const clock = { now: () => now, after: () => ({ [Symbol.dispose]: () => undefined }) };

describe('the sign-in of a program', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeEach(async () => {
    now = Date.now();
    provider = await startProvider(() => now);
  });
  afterEach(() => provider[Symbol.asyncDispose]());

  const start = (change = {}) =>
    createServiceSignIn({
      issuer: provider.issuer,
      clientId: 'robot',
      clientSecret: 'the secret of a robot',
      resource: 'urn:switchboard:access',
      allowInsecure: true,
      clock,
      ...change,
    });

  it('asks once for everybody who asks meanwhile, and keeps what it got', async () => {
    const signIn = start();
    const tokens = await Promise.all([signIn.accessToken(), signIn.accessToken()]);
    expect(new Set([...tokens, await signIn.accessToken()]).size).toBe(1);
    expect(provider.grants.map((form) => Object.fromEntries(form))).toEqual([
      { grant_type: 'client_credentials', resource: 'urn:switchboard:access' },
    ]);
  });

  it('renews before the end', async () => {
    const signIn = start();
    const first = await signIn.accessToken();
    now += HOUR - 61_000;
    expect(await signIn.accessToken()).toBe(first);
    now += 2_000;
    expect(await signIn.accessToken()).not.toBe(first);
    expect(provider.grants).toHaveLength(2);
  });

  it('says who failed, and asks again', async () => {
    const refused = expect.objectContaining({ code: 'sign-in-failed' });
    await expect(start({ clientSecret: 'of another' }).accessToken()).rejects.toEqual(refused);
    const away = start({ issuer: 'http://127.0.0.1:9' });
    for (let attempt = 0; attempt < 2; attempt += 1)
      await expect(away.accessToken()).rejects.toMatchObject({ code: 'issuer-unavailable' });
  });
});
