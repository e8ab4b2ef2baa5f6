import { createPageKey, relayCredentials } from '@switchboard/access-api/client';
import { defaultTokenPolicy } from '@switchboard/identity';
import type { TokenRule } from '@switchboard/identity';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';

describe('me.relay', () => {
  let access: Started;
  beforeAll(async () => {
    access = await startAccess();
  });
  afterAll(() => access[Symbol.asyncDispose]());

  it('hands over credentials that only the page can open, and writes down that it did', async () => {
    const alice = await access.signIn('alice');
    const [key, other] = await Promise.all([createPageKey(), createPageKey()]);
    const sealed = await alice.me.relay.mutate({ publicKey: key.publicKey });
    const { credential = '', minutes, userId } = access.relays.issued.at(-1) ?? {};
    const { id, userId: own } = await alice.me.profile.query();
    expect([minutes, userId]).toEqual([60, own]);
    expect(Object.keys(sealed).sort()).toEqual(['expiresOn', 'jwe']);
    expect(JSON.parse(await key.open(sealed.jwe))).toEqual({
      iceServers: [{ urls: ['turn:relay.example:3478'], username: '1:tag', credential }],
    });
    await expect(other.open(sealed.jwe)).rejects.toThrow();
    const audited = await access.database.client.auditEvent.findMany({
      where: { action: 'relay.issue' },
    });
    expect(audited).toMatchObject([
      { actorId: id, subjectId: id, outcome: 'done', reason: '60 min' },
    ]);
    const seen = [...access.lines, sealed.jwe, ...audited.map(({ reason }) => reason)];
    expect(seen.join('\n')).not.toContain(credential);
  });

  it('gives less on request and never more', async () => {
    const alice = await access.signIn('alice');
    const { expiresOn } = await relayCredentials(alice, { lifetimeMinutes: 5 });
    expect((expiresOn.getTime() - Date.now()) / 60_000).toBeCloseTo(5, 0);
    const asking = (lifetimeMinutes: number) =>
      codeOf(relayCredentials(alice, { lifetimeMinutes }));
    await expect(asking(61)).resolves.toBe('lifetime-too-long');
    await expect(asking(0)).resolves.toBe('lifetime-too-short');
    await expect(asking(1.5)).resolves.toBe('invalid-input');
  });

  it('asks for nothing, and spends nothing, with a key that cannot be used', async () => {
    const bob = await access.signIn('bob');
    const before = access.relays.issued.length;
    const bogus = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const;
    const asking = (publicKey: typeof bogus) => codeOf(bob.me.relay.mutate({ publicKey }));
    await expect(asking(bogus)).resolves.toBe('invalid-public-key');
    await expect(asking({ ...bogus, x: 'not base64' })).resolves.toBe('invalid-input');
    expect(access.relays.issued).toHaveLength(before);
    const { id } = await bob.me.profile.query();
    const where = { key: `relay:${id}` };
    await expect(access.database.client.dailyBudget.findMany({ where })).resolves.toEqual([]);
  });

  it('is for people of this house, by what their role may', async () => {
    await expect(codeOf(relayCredentials(access.as()))).resolves.toBe('not-signed-in');
    const gus = await access.signInAs('gus', 'guest');
    await expect(codeOf(relayCredentials(gus))).resolves.toBe('relay-not-allowed');
    const eve = await access.signInAs('eve', 'member');
    const { id } = await eve.me.profile.query();
    const { client } = access.database;
    await client.person.update({ where: { id }, data: { blockedAt: new Date() } });
    await expect(codeOf(relayCredentials(eve))).resolves.toBe('person-blocked');
  });

  it.each([
    ['blocked', { blockedAt: new Date() }, 'person-blocked'],
    ['erased', { erasedAt: new Date() }, 'person-erased'],
    ['given another role', { role: 'operator' }, 'person-blocked'],
  ])('hands nothing over to who is %s meanwhile', async (what, data, code) => {
    const mallory = await access.signIn(`mallory ${what}`);
    const { id } = await mallory.me.profile.query();
    const { client } = access.database;
    const { state, issued } = access.relays;
    const before = issued.length;
    state.meanwhile = async () => void (await client.person.update({ where: { id }, data }));
    await expect(codeOf(relayCredentials(mallory))).resolves.toBe(code);
    state.meanwhile = async () => undefined;
    expect(issued).toHaveLength(before + 1);
    const where = { actorId: id, action: 'relay.issue' };
    await expect(client.auditEvent.findMany({ where })).resolves.toEqual([]);
  });
});

describe('what a policy says of relays', () => {
  const policyWith = (change: Partial<TokenRule>) => ({
    ...defaultTokenPolicy,
    member: { ...defaultTokenPolicy.member, ...change },
  });

  it('is a budget for each day of UTC, apart from that of tokens', async () => {
    await using access = await startAccess({
      policy: policyWith({ relaysPerPersonPerDay: 2, tokensPerPersonPerDay: 1 }),
    });
    const [alice, bob] = await Promise.all([access.signIn('alice'), access.signIn('bob')]);
    const answers = [];
    for (const one of [alice, alice, alice, bob]) answers.push(await codeOf(relayCredentials(one)));
    expect(answers).toEqual(['ok', 'ok', 'budget-exhausted', 'ok']);
    const failure = await relayCredentials(alice).catch((error: unknown) => error);
    expect(failure).toMatchObject({ data: { retryAfterMs: expect.any(Number), httpStatus: 429 } });
    const { publicKey } = await createPageKey();
    await expect(codeOf(alice.me.token.mutate({ publicKey }))).resolves.toBe('ok');
  });

  it('holds from the next credentials on', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    const alice = await access.signIn('alice');
    await relayCredentials(alice);
    const policy = structuredClone(policyWith({ mayRelay: false })) as never;
    await dana.policy.change.mutate({ policy, note: 'no relays', base: 0 });
    await expect(codeOf(relayCredentials(alice))).resolves.toBe('relay-not-allowed');
    await expect(codeOf(relayCredentials(dana))).resolves.toBe('ok');
  });

  it('is the default where it was decided before there were relays', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    const { id: authorId } = await dana.me.profile.query();
    const old = Object.entries(defaultTokenPolicy).map(([role, rule]) => {
      const { mayRelay: _may, relayMinutes: _for, relaysPerPersonPerDay: _per, ...rest } = rule;
      return [role, { ...rest, tokensPerPersonPerDay: 7, scopes: [...rest.scopes] }];
    });
    await access.database.client.policyVersion.create({
      data: {
        ...{ version: 1, note: 'old', authorId, createdAt: new Date() },
        policy: Object.fromEntries(old),
      },
    });
    const { policy } = await dana.policy.current.query();
    const { mayRelay, relayMinutes, relaysPerPersonPerDay } = defaultTokenPolicy.member;
    expect(policy.member).toMatchObject({
      ...{ mayRelay, relayMinutes, relaysPerPersonPerDay },
      tokensPerPersonPerDay: 7,
    });
    expect(policy.guest.mayRelay).toBe(false);
    await expect(codeOf(relayCredentials(dana))).resolves.toBe('ok');
  });
});

describe('people.endRelay', () => {
  it('is for those who look after that person, where there is somebody to tell', async () => {
    await using access = await startAccess();
    const dana = await access.signInAs('dana', 'admin');
    const oscar = await access.signInAs('oscar', 'operator');
    const [admin, nobody] = [await dana.me.profile.query(), 'usr_nobody'];
    const asking = (client: typeof oscar, personId: string) =>
      codeOf(client.people.endRelay.mutate({ personId }));
    await expect(asking(oscar, admin.id)).resolves.toBe('not-your-charge');
    await expect(asking(oscar, nobody)).resolves.toBe('person-not-found');
    await expect(asking(dana, admin.id)).resolves.toBe('not-ours');
  });
});

it('stands in the file of a person how many credentials they have had', async () => {
  await using access = await startAccess();
  const [alice, dana] = [await access.signIn('alice'), await access.signInAs('dana', 'admin')];
  await relayCredentials(alice);
  const { id: personId } = await alice.me.profile.query();
  const { relays, budget } = await dana.people.get.query({ personId });
  expect(relays).toEqual({ mayRelay: true, spentToday: 1, perDay: 200 });
  expect(budget.spentToday).toBe(0);
});

it('is rate limited by person', async () => {
  await using access = await startAccess({
    limits: { 'relay-per-person': { points: 1, seconds: 60 } },
  });
  const [alice, bob] = await Promise.all([access.signIn('alice'), access.signIn('bob')]);
  await expect(codeOf(relayCredentials(alice))).resolves.toBe('ok');
  await expect(codeOf(relayCredentials(alice))).resolves.toBe('rate-limited');
  await expect(codeOf(relayCredentials(bob))).resolves.toBe('ok');
});

it('says that Azure has no relays, and spends nothing on it', async () => {
  const endpoint = 'https://contoso.communication.azure.com';
  await using access = await startAccess(
    { relays: undefined as never },
    { acs: { kind: 'key', endpoint, accessKey: 'a2V5' }, browserEndpoint: endpoint },
  );
  const alice = await access.signIn('alice');
  await expect(codeOf(relayCredentials(alice))).resolves.toBe('relay-not-available');
  const where = { key: { startsWith: 'relay:' } };
  await expect(access.database.client.dailyBudget.findMany({ where })).resolves.toEqual([]);
});
