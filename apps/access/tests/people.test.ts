import { createPageKey } from '@switchboard/access-api/client';
import { codeOf, startAccess } from './_access.ts';
import type { Started } from './_access.ts';
import { until } from './_until.ts';

describe('people', () => {
  let access: Started;
  beforeEach(async () => {
    access = await startAccess();
  });
  afterEach(() => access[Symbol.asyncDispose]());

  it('locks a blocked person out at once, and ends the tokens at ACS', async () => {
    const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
    const { publicKey } = await createPageKey();
    const { userId } = await alice.me.token.mutate({ publicKey });
    const { id: personId } = await alice.me.profile.query();
    await dana.people.block.mutate({ personId, reason: 'lost laptop' });
    await expect(codeOf(alice.me.profile.query())).resolves.toBe('person-blocked');
    await expect(codeOf(alice.me.token.mutate({ publicKey }))).resolves.toBe('person-blocked');
    expect(access.gateway.revoked).toEqual([userId]);

    const { items } = await dana.audit.list.query({ personId });
    const told = items.map(({ action, outcome, reason }) => [action, outcome, reason].join(' '));
    expect(told).toEqual(
      expect.arrayContaining([
        'people.block done lost laptop',
        'token.revoke done people.block',
        'me.token refused person-blocked',
        'token.issue done chat,voip',
      ]),
    );
    expect(items.every(({ requestId }) => requestId.length > 0)).toBe(true);
    await dana.people.unblock.mutate({ personId });
    await expect(codeOf(alice.me.token.mutate({ publicKey }))).resolves.toBe('ok');
  });

  it('takes back a token that was being issued during the block', async () => {
    const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
    const { id: personId } = await alice.me.profile.query();
    const { publicKey } = await createPageKey();
    const { issueToken } = access.gateway;
    const held = Promise.withResolvers<void>();
    await using slow = await startAccess({
      database: access.database,
      verifier: { verify: async () => ({ issuer: access.issuer.issuer, subject: 'alice' }) },
      gateway: {
        ...access.gateway,
        async issueToken(...asked) {
          const token = await issueToken(...asked);
          await held.promise;
          return token;
        },
      },
    });
    const pending = codeOf(slow.as('Bearer any').me.token.mutate({ publicKey }));
    await until('a token is issued', () => access.gateway.issued.length > 0);
    await dana.people.block.mutate({ personId });
    held.resolve();
    await expect(pending).resolves.toBe('person-blocked');
    expect(access.gateway.revoked).toHaveLength(2);
  });

  it('lets nobody act on himself, and lists in pages', async () => {
    const dana = await access.signInAs('dana', 'admin');
    const { id: personId } = await dana.me.profile.query();
    await expect(codeOf(dana.people.block.mutate({ personId }))).resolves.toBe('not-yourself');
    await expect(codeOf(dana.people.setRole.mutate({ personId, role: 'member' }))).resolves.toBe(
      'not-yourself',
    );
    for (const subject of ['u1', 'u2', 'u3'])
      await access.signIn(subject).then((c) => c.me.profile.query());
    const first = await dana.people.list.query({ limit: 3 });
    const second = await dana.people.list.query({ limit: 3, cursor: first.cursor ?? '' });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
      'Dana',
      'U1',
      'U2',
      'U3',
    ]);
    expect(second.cursor).toBeNull();
  });

  it('announces people who never signed in, once', async () => {
    const dana = await access.signInAs('dana', 'admin');
    const person = {
      issuer: access.issuer.issuer,
      subject: 'new',
      name: 'New Person',
      role: 'member',
    } as const;
    const { id } = await dana.people.create.mutate(person);
    await expect(codeOf(dana.people.create.mutate(person))).resolves.toBe('person-exists');
    const [contact] = await dana.directory.contact.mutate({ personIds: [id] });
    expect(access.gateway.alive.has(contact?.userId ?? '')).toBe(true);
    const signedIn = await access.signIn('new', { name: 'New Person' });
    await expect(signedIn.me.profile.query()).resolves.toMatchObject({
      id,
      userId: contact?.userId,
    });
  });

  it('keeps operators from the staff, and auditors from everything', async () => {
    const operator = await access.signInAs('olga', 'operator');
    const auditor = await access.signInAs('aude', 'auditor');
    const dana = await access.signInAs('dana', 'admin');
    const { id: personId } = await dana.me.profile.query();
    const person = { issuer: access.issuer.issuer, subject: 'new', name: 'New' };
    for (const asked of [
      operator.people.block.mutate({ personId }),
      operator.people.unblock.mutate({ personId }),
      operator.people.erase.mutate({ personId }),
      operator.tokens.revoke.mutate({ personId }),
      operator.people.create.mutate({ ...person, role: 'operator' }),
    ]) {
      await expect(codeOf(asked)).resolves.toBe('not-your-charge');
    }
    const member = await operator.people.create.mutate({ ...person, role: 'member' });
    for (const asked of [
      operator.people.setRole.mutate({ personId: member.id, role: 'operator' }),
      auditor.people.block.mutate({ personId: member.id }),
    ]) {
      await expect(codeOf(asked)).resolves.toBe('not-allowed');
    }
    await operator.people.block.mutate({ personId: member.id });
    const { items } = await auditor.audit.list.query({ personId: member.id });
    expect(items.map(({ action }) => action)).toContain('people.block');
    await expect(operator.me.erase.mutate()).resolves.toEqual({});
  });

  it('knows of a person what is theirs, and proves what an erasure took', async () => {
    const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
    const { publicKey } = await createPageKey();
    const { userId } = await alice.me.token.mutate({ publicKey });
    await alice.rooms.create.mutate({ title: 'Mine' });
    const { id: personId } = await alice.me.profile.query();
    const file = await dana.people.get.query({ personId });
    expect(file).toMatchObject({
      person: { id: personId, name: 'Alice', userId, lastActiveAt: expect.any(String) },
      provider: { issuer: access.issuer.issuer, subject: 'alice' },
      identities: [{ userId, state: 'active' }],
      budget: { spentToday: 1, perDay: 500 },
      tokens: [{ scopes: ['chat', 'voip'] }],
      holdings: { identities: 1, tokens: 1, rooms: 1, memberships: 1, calls: 0 },
    });
    expect(JSON.stringify(file)).not.toContain(access.gateway.issued[0]?.token);
    await dana.people.erase.mutate({ personId, reason: 'asked for it' });
    const { items } = await dana.people.timeline.query({ personId });
    expect(items.find(({ action }) => action === 'people.erase')).toMatchObject({
      reason:
        'asked for it; identities 1, tokens 1, rooms 1, memberships 1, invitations 0, calls 0',
    });
    const unknown = dana.people.get.query({ personId: 'usr_unknown' });
    await expect(codeOf(unknown)).resolves.toBe('person-not-found');
  });

  it('keeps a name that an admin gave, whatever the provider says', async () => {
    const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
    const { id: personId } = await alice.me.profile.query();
    await dana.people.update.mutate({ personId, name: 'Alicia', email: 'a@firm.example' });
    const again = await access.signIn('alice', { name: 'Alice', email: 'new@firm.example' });
    await expect(again.me.profile.query()).resolves.toMatchObject({ name: 'Alicia' });
    await expect(dana.people.get.query({ personId })).resolves.toMatchObject({
      person: { name: 'Alicia', email: 'new@firm.example' },
    });
  });

  it('ends tokens with a change of role', async () => {
    const [dana, alice] = [await access.signInAs('dana', 'admin'), await access.signIn('alice')];
    const { publicKey } = await createPageKey();
    const { userId } = await alice.me.token.mutate({ publicKey });
    const { id: personId } = await alice.me.profile.query();
    await dana.people.setRole.mutate({ personId, role: 'admin' });
    expect(access.gateway.revoked).toContain(userId);
    await expect(alice.me.profile.query()).resolves.toMatchObject({ role: 'admin' });
    await dana.tokens.revoke.mutate({ personId });
    await dana.people.erase.mutate({ personId });
    expect(access.gateway.alive.has(userId)).toBe(false);
    await expect(dana.ledger.orphans.query()).resolves.toEqual([]);
  });
});

describe('the directory', () => {
  let access: Started;
  beforeAll(async () => {
    access = await startAccess();
    await (await access.signIn('bob', { email: 'bob@secret.example' })).me.profile.query();
    await (await access.signIn('bobby', { name: 'bobby@secret.example' })).me.profile.query();
    await (await access.signInAs('bobguest', 'guest')).me.profile.query();
  });
  afterAll(() => access[Symbol.asyncDispose]());

  it('finds people by name, without their addresses, without guests and oneself', async () => {
    const alice = await access.signIn('alice');
    const found = await alice.directory.search.query({ query: 'BOB' });
    expect(found.map(({ name }) => name)).toEqual(['Bob', 'bobby']);
    expect(JSON.stringify(found)).not.toContain('@');
    await expect(alice.directory.search.query({ query: 'secret' })).resolves.toEqual([]);
    await expect(alice.directory.search.query({ query: 'Alice' })).resolves.toEqual([]);
  });

  it('takes wildcards for what they are', async () => {
    const alice = await access.signIn('alice');
    for (const query of ['%%', '__', '\\%', "' OR 1=1 --"]) {
      await expect(alice.directory.search.query({ query })).resolves.toEqual([]);
    }
  });

  it('makes people reachable and knows their names', async () => {
    const alice = await access.signIn('alice');
    const [bob] = await alice.directory.search.query({ query: 'bob' });
    const contacts = await alice.directory.contact.mutate({ personIds: [bob?.id ?? ''] });
    expect(contacts).toMatchObject([{ personId: bob?.id, name: 'Bob' }]);
    const userIds = contacts.map(({ userId }) => userId);
    await expect(alice.directory.names.query({ userIds })).resolves.toEqual([
      { userId: userIds[0], name: 'Bob', guest: false },
    ]);
    const many = Array.from({ length: 250 }, () => userIds[0] ?? '');
    await expect(alice.directory.names.query({ userIds: many })).resolves.toHaveLength(1);
    const unknown = alice.directory.contact.mutate({ personIds: ['usr_unknown'] });
    await expect(codeOf(unknown)).resolves.toBe('person-not-found');
  });
});
