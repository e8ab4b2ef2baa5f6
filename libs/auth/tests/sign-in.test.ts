import { createSignIn } from '../src/index.ts';
import { startProvider } from './_provider.ts';

const HOUR = 3_600_000;
const redirectUri = 'http://localhost:3000/auth/callback';
const sessionSecret = 'a secret of more than thirty-two bytes';
let now = Date.now();
const clock = { now: () => now, after: () => ({ [Symbol.dispose]: () => undefined }) };

/** What a browser makes of `Set-Cookie`. */
function browser(cookies: readonly string[], before = ''): string {
  const kept = new Map(before.split('; ').filter(Boolean).map(pair));
  for (const cookie of cookies) {
    const [name, value] = pair(cookie.split(';')[0] ?? '');
    if (cookie.includes('Max-Age=0')) kept.delete(name);
    else kept.set(name, value);
  }
  return [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

describe('signing in', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  beforeEach(async () => {
    now = Date.now();
    provider = await startProvider(() => now);
  });
  afterEach(() => provider[Symbol.asyncDispose]());

  const start = (change = {}) =>
    createSignIn({
      issuer: provider.issuer,
      clientId: 'web',
      redirectUri,
      sessionSecret,
      resource: 'switchboard-access',
      allowInsecure: true,
      clock,
      ...change,
    });

  async function signedIn(signIn = start()) {
    const { url, cookies } = await signIn.begin('/threads?x=1');
    const departed = browser(cookies);
    const back = await signIn.finish(provider.approve(url), departed);
    return { signIn, back, cookie: browser(back.cookies, departed) };
  }

  it('goes to the provider and comes back with a session', async () => {
    const { signIn, back, cookie } = await signedIn();
    expect(back.returnTo).toBe('/threads?x=1');
    expect(cookie).not.toContain('departure');
    const { session, cookies } = await signIn.session(cookie);
    expect(session).toMatchObject({ subject: 'alice', name: 'Alice' });
    expect(cookies).toEqual([]);
    expect(cookie).not.toContain(session?.accessToken);
    expect(provider.grants[0]?.get('resource')).toBe('switchboard-access');
  });

  it('sets cookies no script and no other site can use', async () => {
    const { cookies } = await start().begin();
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const secure = await start({ redirectUri: 'https://chat.example/auth/callback' }).begin();
    for (const cookie of secure.cookies) expect(cookie).toMatch(/^__Host-.*; Secure$/);
  });

  it('keeps apart two apps on one host, whose cookies a browser sends to both', async () => {
    const [one, other] = [start(), start({ cookiePrefix: 'switchboard-console' })];
    const first = await signedIn(one);
    const { url, cookies } = await other.begin('/audit');
    const departed = browser(cookies, first.cookie);
    const back = await other.finish(provider.approve(url), departed);
    const both = browser(back.cookies, departed);
    expect(browser((await other.end(both)).cookies, both)).toBe(first.cookie);
    await expect(one.session(both)).resolves.toMatchObject({ session: { subject: 'alice' } });
  });

  it('refuses an answer to somebody else, and one that comes too late', async () => {
    const signIn = start();
    const { url, cookies } = await signIn.begin();
    const callback = provider.approve(url);
    const wrongState = callback.replace(/state=.*/, 'state=other');
    await expect(signIn.finish(wrongState, browser(cookies))).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
    await expect(signIn.finish(callback, '')).rejects.toMatchObject({ code: 'sign-in-expired' });
    now += 601_000;
    await expect(signIn.finish(callback, browser(cookies))).rejects.toMatchObject({
      code: 'sign-in-expired',
    });
  });

  it('refuses an answer with another nonce', async () => {
    const signIn = start();
    const { url, cookies } = await signIn.begin();
    const callback = provider.approve(url.replace(/nonce=[^&]*/, 'nonce=other'));
    await expect(signIn.finish(callback, browser(cookies))).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
  });

  it('refreshes once for all requests that carry the old cookie', async () => {
    const { signIn, cookie } = await signedIn();
    now += HOUR - 30_000;
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn.session(cookie)));
    expect(provider.grants).toHaveLength(2);
    for (const { session, cookies } of answers) {
      expect(session?.expiresAt).toBe(now + HOUR);
      expect(cookies.length).toBeGreaterThan(0);
    }
    const later = browser(answers[0]?.cookies ?? [], cookie);
    await expect(signIn.session(later)).resolves.toMatchObject({ cookies: [] });
  });

  it('ends when the provider refuses to refresh', async () => {
    const { signIn, cookie } = await signedIn();
    now += HOUR;
    await start().session(cookie);
    const { session, cookies } = await signIn.session(cookie);
    expect(session).toBeUndefined();
    expect(browser(cookies, cookie)).toBe('');
  });

  it('takes no cookie that was changed or made with another secret', async () => {
    const { signIn, cookie } = await signedIn();
    const changed = cookie.slice(0, -6) + (cookie.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA');
    await expect(signIn.session(changed)).resolves.toMatchObject({ session: undefined });
    const other = start({ sessionSecret: 'another secret, as long as the first one' });
    await expect(other.session(cookie)).resolves.toMatchObject({ session: undefined });
    expect(() => start({ sessionSecret: 'short' })).toThrow(TypeError);
  });

  it('is one session from beginning to end, and another at the next sign-in', async () => {
    const { signIn, cookie } = await signedIn();
    const { session } = await signIn.session(cookie);
    now += HOUR - 30_000;
    const { session: later } = await signIn.session(cookie);
    expect(later?.accessToken).not.toBe(session?.accessToken);
    expect(later).toMatchObject({ sessionId: session?.sessionId, startedAt: session?.startedAt });
    const { session: next } = await signIn.session((await signedIn(signIn)).cookie);
    expect(next?.sessionId).not.toBe(session?.sessionId);
  });

  it('ends after a week, however often one comes', async () => {
    const { signIn, cookie } = await signedIn();
    let jar = cookie;
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      const { session, cookies } = await signIn.session(jar);
      expect(session).toBeDefined();
      jar = browser(cookies, jar);
      now += 6 * HOUR;
    }
    now += HOUR;
    await expect(signIn.session(jar)).resolves.toMatchObject({ session: undefined });
  });

  it('ends the refresh token when it signs out', async () => {
    const { signIn, cookie } = await signedIn();
    await signIn.end(cookie);
    expect(provider.revoked).toEqual(['refresh-2']);
  });

  it('signs out here and at the provider', async () => {
    const { signIn, cookie } = await signedIn();
    const { url, cookies } = await signIn.end(cookie);
    expect(browser(cookies, cookie)).toBe('');
    expect(url).toContain(`${provider.issuer}/end?`);
    expect(new URL(url).searchParams.get('post_logout_redirect_uri')).toBe(
      'http://localhost:3000/',
    );
    expect(new URL(url).searchParams.has('id_token_hint')).toBe(true);
  });

  it('says when the provider is away', async () => {
    const away = start({ issuer: 'http://127.0.0.1:9' });
    await expect(away.begin()).rejects.toMatchObject({ code: 'issuer-unavailable' });
    await expect(start({ issuer: 'http://example.org' }).begin()).rejects.toMatchObject({
      code: 'insecure-issuer',
    });
  });
});
