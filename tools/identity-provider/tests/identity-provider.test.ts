import { createHash, createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose, people, readConfig, seedPeople } from '../src/index.ts';
import type { IdentityProvider } from '../src/index.ts';
import { createBrowser } from './_browser.ts';

const web = 'http://localhost:3000';
const administration = 'http://localhost:3200';
const WEB_CLIENT = 'switchboard-web';
const clients = [
  { id: WEB_CLIENT, origins: [web] },
  { id: 'switchboard-console', origins: [administration] },
];
const installed = [
  {
    id: 'switchboard-native',
    redirectUris: ['switchboard:/signed-in', 'http://localhost/signed-in.html'],
  },
];
const service = {
  id: 'switchboard-robot',
  name: 'Robot',
  secret: 'of a robot, and of thirty-two characters',
};
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

function claimsOf(token: string): Record<string, unknown> {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as Record<string, unknown>;
}

describe('the identity provider', () => {
  let provider: IdentityProvider;
  beforeAll(async () => {
    provider = await compose({ port: 0, clients, installed, services: [service] });
  });
  afterAll(() => provider[Symbol.asyncDispose]());

  const departure = () => {
    const url = new URL(`${provider.issuer}/auth`);
    url.search = new URLSearchParams({
      client_id: WEB_CLIENT,
      response_type: 'code',
      redirect_uri: `${web}/auth/callback`,
      scope: 'openid profile email offline_access',
      state: 's1',
      nonce: 'n1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).toString();
    return url.href;
  };

  const redeem = async (form: Record<string, string>, issuer = provider.issuer) => {
    const body = new URLSearchParams({ client_id: WEB_CLIENT, ...form });
    const response = await fetch(`${issuer}/token`, { method: 'POST', body });
    return (await response.json()) as Record<string, string>;
  };

  async function signIn(login: string, browser = createBrowser()) {
    const choice = await browser.visit(departure());
    expect(choice.html).toContain('Choose an account');
    const back = new URL((await browser.visit(choice.url, { login })).url);
    expect(`${back.origin}${back.pathname}`).toBe(`${web}/auth/callback`);
    const tokens = await redeem({
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: `${web}/auth/callback`,
      code_verifier: verifier,
    });
    return { browser, tokens };
  }

  const verified = async (token: string): Promise<boolean> => {
    const keys = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
    const [header, payload, signature] = token.split('.');
    const key = createPublicKey({ key: keys.keys[0] as JsonWebKey, format: 'jwk' });
    const signed = Buffer.from(`${header}.${payload}`);
    return verify('RSA-SHA256', signed, key, Buffer.from(signature ?? '', 'base64url'));
  };

  it('signs somebody in with one click', async () => {
    const { tokens } = await signIn('alice');
    const claims = claimsOf(tokens['access_token'] ?? '');
    expect(claims).toMatchObject({
      iss: provider.issuer,
      aud: 'switchboard-access',
      sub: 'alice',
      name: 'Alice',
      email: 'alice@switchboard.example',
    });
    expect(claimsOf(tokens['id_token'] ?? '')).toMatchObject({ nonce: 'n1', name: 'Alice' });
    await expect(verified(tokens['access_token'] ?? '')).resolves.toBe(true);
    const refreshed = await redeem({
      grant_type: 'refresh_token',
      refresh_token: tokens['refresh_token'] ?? '',
    });
    expect(claimsOf(refreshed['access_token'] ?? '')).toMatchObject({
      sub: 'alice',
      name: 'Alice',
    });
  });

  it.each(['switchboard:/signed-in', 'http://localhost:4711/signed-in.html'])(
    'hands an installed app its answer at %s',
    async (redirectUri) => {
      const browser = createBrowser();
      const url = new URL(departure());
      url.searchParams.set('client_id', 'switchboard-native');
      url.searchParams.set('redirect_uri', redirectUri);
      const choice = await browser.visit(url.href);
      const policy = choice.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/form-action 'self' .*switchboard: http:\/\/localhost:\*/);
      const back = new URL((await browser.visit(choice.url, { login: 'alice' })).url);
      expect(back.href.startsWith(redirectUri)).toBe(true);
      const tokens = await redeem({
        grant_type: 'authorization_code',
        client_id: 'switchboard-native',
        code: back.searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
      expect(claimsOf(tokens['access_token'] ?? '')).toMatchObject({ sub: 'alice' });
    },
  );

  it('sends nobody anywhere that an installed app did not name', async () => {
    for (const uri of ['http://localhost:4711/other', 'other:/signed-in', 'http://evil.example/']) {
      const url = new URL(departure());
      url.searchParams.set('client_id', 'switchboard-native');
      url.searchParams.set('redirect_uri', uri);
      expect((await createBrowser().visit(url.href)).status).toBe(400);
    }
  });

  it('answers pages of an installed app at any port of this machine, and no others', async () => {
    const ask = async (origin: string) => {
      const body = new URLSearchParams({
        ...{ client_id: 'switchboard-native', grant_type: 'refresh_token', refresh_token: 'x' },
      });
      const headers = { origin };
      const answer = await fetch(`${provider.issuer}/token`, { method: 'POST', body, headers });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await ask('http://localhost:4711')).toBe('http://localhost:4711');
    expect(await ask('http://evil.example:4711')).toBeNull();
    expect(await ask('https://localhost:4711')).toBeNull();
    expect(await ask('null')).toBeNull();
  });

  it('remembers who it was until signing out', async () => {
    const { browser, tokens } = await signIn('bob');
    const again = await browser.visit(departure());
    expect(again.url).toContain(`${web}/auth/callback?code=`);
    const end = new URL(`${provider.issuer}/session/end`);
    end.searchParams.set('id_token_hint', tokens['id_token'] ?? '');
    end.searchParams.set('post_logout_redirect_uri', `${web}/`);
    const page = await browser.visit(end.href);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const confirm = `${provider.issuer}/session/end/confirm`;
    const home = await browser.visit(confirm, { xsrf, logout: 'yes' });
    expect(home.url).toBe(`${web}/`);
    await expect(browser.visit(departure())).resolves.toMatchObject({ status: 200 });
  });

  it('signs in a program by its own secret, and nobody else by it', async () => {
    const ask = async (secret: string, form: Record<string, string> = {}) => {
      const authorization = `Basic ${Buffer.from(`${service.id}:${encodeURIComponent(secret)}`).toString('base64')}`;
      const body = new URLSearchParams({ grant_type: 'client_credentials', ...form });
      const url = `${provider.issuer}/token`;
      const response = await fetch(url, { method: 'POST', body, headers: { authorization } });
      return (await response.json()) as Record<string, string>;
    };
    const { access_token: token = '' } = await ask(service.secret);
    expect(claimsOf(token)).toMatchObject({
      ...{ sub: 'switchboard-robot', client_id: 'switchboard-robot', name: 'Robot' },
      ...{ iss: provider.issuer, aud: 'switchboard-access' },
    });
    await expect(verified(token)).resolves.toBe(true);
    expect(await ask(`${service.secret}!`)).toMatchObject({ error: 'invalid_client' });
    const asWeb = { grant_type: 'client_credentials', client_id: WEB_CLIENT };
    expect(await redeem(asWeb)).toMatchObject({ error: 'invalid_request' });
  });

  it('goes on after a restart on the same port', async () => {
    const stateFolder = await mkdtemp(join(tmpdir(), 'switchboard-idp-'));
    const first = await compose({ port: 0, clients, stateFolder });
    const port = Number(new URL(first.issuer).port);
    const before = provider;
    provider = first;
    const { tokens } = await signIn('alice');
    await first[Symbol.asyncDispose]();
    const second = await compose({ port, clients, stateFolder });
    provider = before;
    const refresh = tokens['refresh_token'] ?? '';
    const form = { grant_type: 'refresh_token', refresh_token: refresh };
    const refreshed = await redeem(form, second.issuer);
    expect(claimsOf(refreshed['access_token'] ?? '')).toMatchObject({ sub: 'alice' });
    await second[Symbol.asyncDispose]();
    await rm(stateFolder, { recursive: true });
  });

  it('offers a page without scripts, with all people, for this browser only', async () => {
    const browser = createBrowser();
    const choice = await browser.visit(departure());
    for (const { name } of people) expect(choice.html).toContain(name);
    expect(choice.html).not.toContain('<script');
    expect(choice.headers.get('content-security-policy')).toContain("default-src 'none'");
    await expect(createBrowser().visit(choice.url)).resolves.toMatchObject({ status: 400 });
    await expect(browser.visit(choice.url, { login: 'nobody' })).resolves.toMatchObject({
      status: 200,
    });
  });

  it('speaks Chinese', async () => {
    const headers = { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' };
    const gone = await fetch(`${provider.issuer}/auth?client_id=nobody`, { headers });
    await expect(gone.text()).resolves.toContain('<html lang="zh">');
  });

  it('refuses another redirect', async () => {
    const url = departure().replace('3000%2Fauth', '3001%2Fauth');
    await expect(createBrowser().visit(url)).resolves.toMatchObject({ status: 400 });
  });

  it('knows the console by a name of its own, and who is signed in already', async () => {
    const { browser } = await signIn('dana');
    const url = departure().replace('switchboard-web', 'switchboard-console');
    await expect(browser.visit(url)).resolves.toMatchObject({ status: 400 });
    const back = await browser.visit(url.replace('3000%2Fauth', '3200%2Fauth'));
    expect(back.url).toMatch(/^http:\/\/localhost:3200\/auth\/callback\?code=/);
  });

  it('mints in process what it would sign', async () => {
    const token = provider.mintAccessToken('carla');
    await expect(verified(token)).resolves.toBe(true);
    expect(claimsOf(token)).toMatchObject({ sub: 'carla', aud: 'switchboard-access' });
    expect(() => provider.mintAccessToken('nobody')).toThrow();
  });

  it('is healthy on both loopback families', async () => {
    const { port } = new URL(provider.issuer);
    for (const host of ['localhost', '127.0.0.1']) {
      await expect((await fetch(`http://${host}:${port}/health`)).json()).resolves.toEqual({
        status: 'ok',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        uptimeSeconds: expect.any(Number),
      });
    }
  });
});

describe('what it is made of', () => {
  it('keeps its keys, readable by their owner only', async () => {
    const stateFolder = await mkdtemp(join(tmpdir(), 'switchboard-idp-'));
    const kids = [];
    for (let start = 0; start < 2; start++) {
      await using provider = await compose({ port: 0, clients, stateFolder });
      kids.push(await (await fetch(`${provider.issuer}/jwks`)).text());
    }
    expect(kids[0]).toBe(kids[1]);
    expect((await stat(join(stateFolder, 'keys.json'))).mode & 0o077).toBe(0);
    await rm(stateFolder, { recursive: true });
  });

  it('seeds the trusted service with the same people', () => {
    const seed = seedPeople('http://localhost:3900');
    expect(seed.find(({ subject }) => subject === 'dana')).toMatchObject({ role: 'admin' });
    expect(seed).toHaveLength(people.length);
  });

  it('does not start in production or beyond loopback', () => {
    const refused = expect.objectContaining({ code: 'not-for-production' });
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(refused);
    expect(() => readConfig({ IDENTITY_PROVIDER_HOST: '0.0.0.0' })).toThrow(refused);
  });

  it('knows the apps it is told of, each with all of its addresses', () => {
    expect(readConfig({})).toMatchObject({ port: 3900, clients: [] });
    const told =
      'web=http://localhost:3000 web=http://localhost:3001/ console=http://localhost:3200';
    expect(readConfig({ IDENTITY_PROVIDER_CLIENTS: told }).clients).toEqual([
      { id: 'web', origins: ['http://localhost:3000', 'http://localhost:3001'] },
      { id: 'console', origins: ['http://localhost:3200'] },
    ]);
    const services = JSON.stringify([service]);
    expect(readConfig({ IDENTITY_PROVIDER_SERVICES: services }).services).toEqual([service]);
    for (const bad of ['nonsense', '{}', JSON.stringify([{ ...service, secret: 'short' }])]) {
      const reading = () => readConfig({ IDENTITY_PROVIDER_SERVICES: bad });
      expect(reading).toThrow('IDENTITY_PROVIDER_SERVICES');
    }
    expect(() => readConfig({ IDENTITY_PROVIDER_CLIENTS: 'http://localhost:3000' })).toThrow(
      'IDENTITY_PROVIDER_CLIENTS',
    );
  });
});
