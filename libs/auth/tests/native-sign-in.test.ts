import { createNativeSignIn } from '../src/native/index.ts';
import { startProvider } from './_provider.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const redirectUri = 'com.example.switchboard:/auth';
let now = Date.now();
const clock = { now: () => now, after: () => ({ [Symbol.dispose]: () => undefined }) };

let provider: Awaited<ReturnType<typeof startProvider>>;
let vault: Map<string, string>;
beforeEach(async () => {
  now = Date.now();
  vault = new Map();
  provider = await startProvider(() => now);
});
afterEach(() => provider[Symbol.asyncDispose]());

/** The app, started again with what the system has kept for it. */
const app = (change = {}) =>
  createNativeSignIn({
    issuer: provider.issuer,
    clientId: 'web',
    redirectUri,
    resource: 'switchboard-access',
    allowInsecure: true,
    clock,
    store: {
      read: async (key) => vault.get(key),
      write: async (key, value) => void vault.set(key, value),
      remove: async (key) => void vault.delete(key),
    },
    ...change,
  });

const redirected = (url: string) =>
  `${redirectUri}${new URL(provider.approve(url), 'a://b').search}`;

async function signedIn(signIn = app()) {
  const { url } = await signIn.begin();
  return signIn.finish(redirected(url));
}

it('signs in as a public client, also when the app was closed meanwhile', async () => {
  const { url } = await app().begin();
  const asked = new URL(url).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('redirect_uri')).toBe(redirectUri);
  await expect(app().finish(redirected(url))).resolves.toMatchObject({
    subject: 'alice',
    name: 'Alice',
  });
  expect(provider.grants[0]?.has('client_secret')).toBe(false);
  expect(provider.grants[0]?.get('resource')).toBe('switchboard-access');
  await expect(app().session()).resolves.toMatchObject({ subject: 'alice' });
});

it('takes an answer once, in time, and only its own', async () => {
  const { url } = await app().begin();
  const answer = redirected(url);
  const other = answer.replace(/state=.*/, 'state=other');
  await expect(app().finish(other)).rejects.toMatchObject({ code: 'sign-in-failed' });
  await app().finish(answer);
  await expect(app().finish(answer)).rejects.toMatchObject({ code: 'sign-in-expired' });
  const { url: later } = await app().begin();
  now += 601_000;
  await expect(app().finish(redirected(later))).rejects.toMatchObject({ code: 'sign-in-expired' });
});

it('refreshes once for everybody who asks', async () => {
  const signIn = app();
  const { sessionId } = await signedIn(signIn);
  now += HOUR;
  const sessions = await Promise.all(Array.from({ length: 5 }, () => signIn.session()));
  expect(provider.grants).toHaveLength(2);
  for (const session of sessions)
    expect(session).toMatchObject({ sessionId, expiresAt: now + HOUR });
});

it('keeps the session while the provider is away, and forgets it when it is over', async () => {
  await signedIn();
  now += HOUR;
  const away = app({ issuer: 'http://127.0.0.1:9' });
  await expect(away.session()).rejects.toMatchObject({ code: 'issuer-unavailable' });
  await expect(app().session()).resolves.toBeDefined();
  now += 31 * DAY;
  await expect(app().session()).resolves.toBeUndefined();
  expect(vault.size).toBe(0);
});

it('signs out here even when the provider is away', async () => {
  await signedIn();
  const { url } = await app().end();
  expect(url).toContain(`${provider.issuer}/end?`);
  expect(provider.revoked).toEqual(['refresh-2']);
  await signedIn();
  await expect(app({ issuer: 'http://127.0.0.1:9' }).end()).resolves.toEqual({ url: undefined });
  await expect(app().session()).resolves.toBeUndefined();
});

it('does not stumble over what an older version has kept', async () => {
  vault.set('switchboard-session', '{"of":"another version"');
  await expect(app().session()).resolves.toBeUndefined();
});
