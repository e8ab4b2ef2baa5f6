import { createAccessClient, createPageKey } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

describe('me.token', () => {
  let access: Started;
  beforeAll(async () => {
    access = await startAccess();
  });
  afterAll(() => access[Symbol.asyncDispose]());

  it('hands over a token that only the page can open', async () => {
    const alice = await access.signIn('alice');
    const [key, other] = await Promise.all([createPageKey(), createPageKey()]);
    const sealed = await alice.me.token.mutate({ publicKey: key.publicKey });
    const issued = access.gateway.issued.at(-1);
    expect(issued).toMatchObject({ scopes: ['chat', 'voip'], minutes: 60, userId: sealed.userId });
    expect(sealed.endpoint).toBe('http://localhost:7100');
    expect(JSON.stringify(sealed)).not.toContain(issued?.token);
    await expect(key.open(sealed.jwe)).resolves.toBe(issued?.token);
    await expect(other.open(sealed.jwe)).rejects.toThrow();
    const rows = await access.database.client.issuedToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(issued?.token);
  });

  it('gives less on request and never more', async () => {
    const alice = await access.signIn('alice');
    const { publicKey } = await createPageKey();
    await alice.me.token.mutate({ publicKey, scopes: ['chat.join'] });
    expect(access.gateway.issued.at(-1)?.scopes).toEqual(['chat.join']);
    const asking = (more: object) => codeOf(alice.me.token.mutate({ publicKey, ...more }));
    await expect(asking({ lifetimeMinutes: 1_440 })).resolves.toBe('lifetime-too-long');
    await expect(asking({ lifetimeMinutes: 5 })).resolves.toBe('lifetime-too-short');
    await expect(asking({ scopes: [] })).resolves.toBe('no-scope');
  });

  it('spends nothing on a key that cannot be used', async () => {
    const alice = await access.signIn('alice');
    const before = access.gateway.issued.length;
    const bogus = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const;
    await expect(codeOf(alice.me.token.mutate({ publicKey: bogus }))).resolves.toBe(
      'invalid-public-key',
    );
    expect(access.gateway.issued).toHaveLength(before);
  });

  it('signs out everywhere, and erases', async () => {
    const eve = await access.signIn('eve');
    const { publicKey } = await createPageKey();
    const { userId } = await eve.me.token.mutate({ publicKey });
    await eve.me.signOutEverywhere.mutate();
    expect(access.gateway.revoked).toContain(userId);
    // A token from before the signing out may be over by now.
    const again = await access.signIn('eve');
    const before = await again.me.profile.query();
    await again.me.erase.mutate();
    expect(access.gateway.alive.has(userId)).toBe(false);
    const where = { id: before.id };
    const row = await access.database.client.person.findUniqueOrThrow({ where });
    expect(JSON.stringify(row)).not.toMatch(/eve/i);
    const after = await again.me.profile.query();
    expect(after.id).not.toBe(before.id);
  });
});

describe('tokens.revokeSome', () => {
  it('ends those of a role, then of all, as far as they have not expired', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    const { publicKey } = await createPageKey();
    const people = Array.from({ length: 60 }, (_, at) => `p${at}`);
    const ids = await Promise.all(
      people.map(async (subject) => {
        const one = await access.signIn(subject);
        return (await one.me.token.mutate({ publicKey })).userId;
      }),
    );
    await dana.me.token.mutate({ publicKey });
    await access.database.client.issuedToken.updateMany({
      where: { acsUserId: ids[0]! },
      data: { expiresAt: new Date(0) },
    });
    const holders = await dana.tokens.holders.query();
    expect(holders.filter((one) => one.holders > 0)).toEqual([
      { role: 'member', holders: 59 },
      { role: 'admin', holders: 1 },
    ]);
    const request = { role: 'member', reason: 'leak' } as const;
    const first = await dana.tokens.revokeSome.mutate(request);
    const second = await dana.tokens.revokeSome.mutate({ ...request, after: first.after ?? '' });
    expect([first.revoked, second]).toEqual([50, { revoked: 9, after: null }]);
    expect(access.gateway.revoked.toSorted()).toEqual(ids.slice(1).toSorted());
    await expect(
      dana.tokens.revokeSome.mutate({ reason: 'all', after: 'usr_zzz' }),
    ).resolves.toEqual({ revoked: 0, after: null });
  });
});

describe('the daily budget', () => {
  it('ends for the person, then for the role, and says until when', async () => {
    const member = {
      ...defaultTokenPolicy.member,
      tokensPerPersonPerDay: 2,
      tokensPerRolePerDay: 3,
    };
    await using access = await startAccess({ policy: { ...defaultTokenPolicy, member } });
    const { publicKey } = await createPageKey();
    const [alice, bob] = await Promise.all([access.signIn('alice'), access.signIn('bob')]);
    const answers = [];
    for (const one of [alice, alice, alice, bob, bob]) {
      answers.push(await codeOf(one.me.token.mutate({ publicKey })));
    }
    expect(answers).toEqual(['ok', 'ok', 'budget-exhausted', 'ok', 'budget-exhausted']);
    const failure = await alice.me.token.mutate({ publicKey }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ data: { retryAfterMs: expect.any(Number), httpStatus: 429 } });
    const audited = await access.database.client.auditEvent.findMany({
      where: { outcome: 'refused', reason: 'budget-exhausted' },
    });
    expect(audited).toHaveLength(3);
  });
});

it('keeps with what a token was asked for in two words, until the person is erased', async () => {
  await using started = await startAccess();
  const { client } = started.database;
  const authorization = `Bearer ${await started.issuer.sign('alice')}`;
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const alice = createAccessClient({
    url: `${started.access.url}/trpc`,
    headers: () => ({ authorization, 'user-agent': agent }),
  });
  const { publicKey } = await createPageKey();
  await alice.me.token.mutate({ publicKey });
  const { id: personId } = await alice.me.profile.query();
  const auditor = await started.signInAs('adam', 'auditor');
  const { tokens } = await auditor.people.get.query({ personId });
  expect(tokens).toMatchObject([{ browser: 'Firefox', system: 'Linux' }]);
  expect(JSON.stringify(await client.issuedToken.findMany())).not.toContain('140');
  await alice.me.erase.mutate();
  await expect(client.issuedToken.findMany()).resolves.toMatchObject([
    { personId, browser: null, system: null },
  ]);
});
