import { createPageKey } from '@switchboard/access-api/client';
import { characterAt, CHARACTERS, indexOfCharacter } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

/** Of a text: any. Before its own `binary` gives one, fast-check lists them all, for five seconds. */
const character = fc.integer({ min: 0, max: CHARACTERS - 1 }).map(characterAt, indexOfCharacter);

describe('the edge', () => {
  let access: Started;
  beforeAll(async () => {
    access = await startAccess({
      limits: {
        'request-per-address': { points: 1_000_000, seconds: 60 },
        'request-per-person': { points: 1_000_000, seconds: 60 },
        'token-per-person': { points: 1_000_000, seconds: 60 },
        'search-per-person': { points: 3, seconds: 60 },
      },
    });
  });
  afterAll(() => access[Symbol.asyncDispose]());

  it('is healthy, cached nowhere and open to no other origin', async () => {
    const response = await fetch(`${access.access.url}/health`, {
      headers: { origin: 'https://evil.example', 'x-request-id': 'r-1' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-request-id')).toBe('r-1');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const trpc = await fetch(`${access.access.url}/trpc/me.profile`);
    expect(trpc.status).toBe(401);
    expect(trpc.headers.get('cache-control')).toBe('no-store');
    await expect(trpc.json()).resolves.toMatchObject({
      error: { data: { code: 'not-signed-in' } },
    });
  });

  it('answers pages of the origins that were allowed, and tells a stranger nothing', async () => {
    const allowed = 'http://localhost:3980';
    await using open = await startAccess({}, { allowedOrigins: [allowed] });
    const url = `${open.access.url}/trpc/me.profile`;
    const preflight = (origin: string) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          ...{ origin, 'access-control-request-method': 'POST' },
          'access-control-request-headers': 'authorization,content-type,x-session-id',
        },
      });
    const asked = await preflight(allowed);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-session-id');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    const answered = await fetch(url, { headers: { origin: allowed } });
    expect(answered.status).toBe(401);
    expect(answered.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(answered.headers.get('cache-control')).toBe('no-store');
    for (const origin of ['https://evil.example', 'null', `${allowed}.evil.example`]) {
      const refused = await preflight(origin);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      expect(refused.headers.get('access-control-allow-headers')).toBeNull();
    }
  });

  it('refuses a token of another issuer, for another audience, or none', async () => {
    const token = await access.issuer.sign('alice', { aud: 'other' });
    for (const header of [`Bearer ${token}`, 'Bearer nonsense', 'Guest nonsense', 'Basic x', '']) {
      const code = await codeOf(access.as(header).me.profile.query());
      expect(['token-invalid', 'guest-unknown', 'not-signed-in']).toContain(code);
    }
  });

  it('takes a program that signs in by itself for a member, by a token for this service alone', async () => {
    const id = 'switchboard-robot';
    const claims = { client_id: id, name: 'Robot' };
    const robot = await access.signIn(id, claims);
    expect(await robot.me.profile.query()).toMatchObject({ name: 'Robot', role: 'member' });
    const nameless = await access.signIn('other-robot', { client_id: id, name: undefined });
    expect(await nameless.me.profile.query()).toMatchObject({ name: 'Somebody' });
    const elsewhere = await access.signIn(id, { ...claims, aud: 'another-service' });
    expect(await codeOf(elsewhere.me.profile.query())).toBe('token-invalid');
  });

  it('limits searching, and says how long to wait', async () => {
    const alice = await access.signIn('alice');
    for (let time = 0; time < 3; time++) await alice.directory.search.query({ query: 'bo' });
    const failure = await alice.directory.search.query({ query: 'bo' }).catch((e: unknown) => e);
    expect(failure).toMatchObject({ data: { code: 'rate-limited', httpStatus: 429 } });
    expect((failure as { data: { retryAfterMs: number } }).data.retryAfterMs).toBeGreaterThan(0);
  });

  it('believes X-Forwarded-For only from a trusted proxy', async () => {
    const limits = { 'request-per-address': { points: 2, seconds: 60 } };
    const statuses = async (url: string) => {
      const seen = [];
      for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
        const headers = { 'x-forwarded-for': address };
        seen.push((await fetch(`${url}/trpc/me.profile`, { headers })).status);
      }
      return seen;
    };
    await using open = await startAccess({ limits });
    await expect(statuses(open.access.url)).resolves.toEqual([401, 401, 429]);
    await using proxied = await startAccess({ limits }, { trustProxy: ['loopback'] });
    await expect(statuses(proxied.access.url)).resolves.toEqual([401, 401, 401]);
  });

  it('tells nothing of its insides', async () => {
    await using broken = await startAccess({
      verifier: {
        verify: async () => {
          throw new Error('secret detail');
        },
      },
    });
    const response = await fetch(`${broken.access.url}/trpc/me.profile`, {
      headers: { authorization: 'Bearer x' },
    });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/secret detail|\.ts|stack/);
    expect(text).toContain('"code":"internal"');
    expect(broken.lines.join('')).toContain('a request failed');
    expect(broken.lines.join('')).not.toContain('secret detail');
  });

  it('logs none of the secrets it used', async () => {
    const bearer = await access.issuer.sign('mallory', { email: 'mallory@example.org' });
    const key = await createPageKey();
    const mallory = access.as(`Bearer ${bearer}`);
    const sealed = await mallory.me.token.mutate({ publicKey: key.publicKey });
    const { code } = await mallory.invitations.create.mutate({
      threadId: '19:a@thread.v2',
      uses: 'one',
      expiresInMinutes: 60,
    });
    const guest = await access
      .as()
      .invitations.accept.mutate({ code, displayName: 'Gus', publicKey: key.publicKey });
    await mallory.directory.search.query({ query: 'very private' });
    await codeOf(access.as(`Bearer ${bearer}x`).me.profile.query());
    const log = access.lines.join('');
    expect(log).toContain('answered');
    const secrets = [bearer, sealed.jwe, code, guest.guestKey, guest.jwe, 'a2V5', 'very'];
    for (const secret of [...secrets, ...access.gateway.issued.map(({ token }) => token)]) {
      expect(log).not.toContain(secret);
    }
    expect(log).not.toContain('mallory@example.org');
  });

  it('answers 2,000 malformed requests without a failure of its own', async () => {
    const authorization = `Bearer ${await access.issuer.sign('fuzz')}`;
    const admin = await access.signInAs('fuzz', 'admin');
    await admin.me.profile.query();
    const paths = [
      ...['me.profile', 'me.token', 'me.signOutEverywhere', 'directory.search'],
      ...['directory.contact', 'directory.names', 'invitations.create', 'invitations.accept'],
      ...['invitations.renew', 'invitations.revoke', 'people.list', 'people.create'],
      ...['people.block', 'people.unblock', 'people.setRole', 'tokens.revoke', 'audit.list'],
      ...[
        'audit.export',
        'people.export',
        'audit.check',
        'people.get',
        'people.timeline',
        'people.update',
        'people.devices',
        'people.endSession',
        'people.endSessions',
        'me.devices',
        'me.endSession',
      ],
      ...['rooms.create', 'rooms.list', 'rooms.get', 'rooms.update', 'rooms.invite'],
      ...['rooms.remove', 'rooms.setRole', 'rooms.removeParticipant', 'calls.note'],
      ...['calls.history', 'calls.markSeen', 'invitations.acceptRoom', 'invitations.renewRoom'],
      ...['ledger.orphans', 'me.profile,audit.list', 'nothing.here', '__proto__', 'me'],
    ];
    const text = fc.oneof(
      fc.string({ unit: character }),
      fc.constantFrom('\u0000', '19:a@thread.v2', 'usr_1', '%', '../..', '\ud800'),
      fc.constantFrom('99000000000000000', '2026-01-01T00:00:00Z', '0000-01-01T00:00:00Z'),
    );
    const name = fc.constantFrom(
      ...['query', 'cursor', 'limit', 'personId', 'personIds', 'userIds', 'code', 'guestKey'],
      ...['roomId', 'title', 'validFrom', 'validUntil', 'participants', 'requestKey', 'role'],
      ...['callId', 'others', 'outcome', 'video', 'startedAt', 'durationSeconds', 'upTo'],
      ...['publicKey', 'displayName', 'threadId', 'uses', 'reason', 'issuer', 'subject', '0'],
      ...[
        'policy',
        'note',
        'base',
        'before',
        'after',
        'order',
        'state',
        'name',
        'email',
        'actorId',
        'subjectId',
        'id',
        'action',
        'from',
        'to',
      ],
    );
    const value = fc.oneof(text, fc.integer(), fc.double(), fc.array(text), fc.jsonValue());
    const request = fc.record({
      path: fc.constantFrom(...paths),
      post: fc.boolean(),
      batch: fc.boolean(),
      signedIn: fc.boolean(),
      body: fc.oneof(
        { weight: 5, arbitrary: fc.dictionary(name, value).map((body) => JSON.stringify(body)) },
        { weight: 1, arbitrary: text },
      ),
      type: fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded'),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ path, post, batch, signedIn, body, type }) => {
        const url = new URL(`${access.access.url}/trpc/${path}`);
        if (batch) url.searchParams.set('batch', '1');
        if (!post) url.searchParams.set('input', body);
        const response = await fetch(url, {
          method: post ? 'POST' : 'GET',
          headers: { 'content-type': type, ...(signedIn && { authorization }) },
          ...(post && { body }),
        });
        await response.arrayBuffer();
        expect([response.status < 500, path, body]).toEqual([true, path, body]);
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);
});
