import { createPageKey } from '@switchboard/access-api/client';
import { codeOf, startAccess } from './_access.ts';
import { emptyReader } from './_gateway.ts';
import type { Started } from './_access.ts';

const threadId = '19:thread@thread.v2';
const invitation = { threadId, topic: 'Lunch', uses: 'one', expiresInMinutes: 60 } as const;

describe('invitations', () => {
  let access: Started;
  beforeEach(async () => {
    access = await startAccess();
  });
  afterEach(() => access[Symbol.asyncDispose]());

  const accept = async (code: string, displayName = 'Gus') => {
    const key = await createPageKey();
    const guest = await access
      .as()
      .invitations.accept.mutate({ code, displayName, publicKey: key.publicKey });
    return { ...guest, token: await key.open(guest.jwe) };
  };

  it('lets a guest into the thread with a small token', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate(invitation);
    const guest = await accept(code);
    expect(guest).toMatchObject({ threadId, topic: 'Lunch', name: 'Gus' });
    expect(access.threadAdmission.admitted).toEqual([
      { threadId, userId: guest.userId, name: 'Gus' },
    ]);
    expect(access.gateway.issued.at(-1)).toMatchObject({
      token: guest.token,
      scopes: ['chat.join.limited'],
      minutes: 60,
    });
    const guestClient = access.as(`Guest ${guest.guestKey}`);
    await expect(guestClient.me.profile.query()).resolves.toMatchObject({ role: 'guest' });
    const names = await guestClient.directory.names.query({ userIds: [guest.userId] });
    expect(names).toEqual([{ userId: guest.userId, name: 'Gus', guest: true }]);
    const { publicKey } = await createPageKey();
    const { guestKey } = guest;
    const renewed = await access.as().invitations.renew.mutate({ guestKey, publicKey });
    expect(renewed.userId).toBe(guest.userId);
  });

  it('tells a guest no names of people outside the thread', async () => {
    const [alice, bob] = [await access.signIn('alice'), await access.signIn('bob')];
    const { id: bobId } = await bob.me.profile.query();
    const [outside] = await alice.directory.contact.mutate({ personIds: [bobId] });
    const { id: aliceId } = await alice.me.profile.query();
    const [inviter] = await bob.directory.contact.mutate({ personIds: [aliceId] });
    const invite = async (to: string) =>
      accept((await alice.invitations.create.mutate({ ...invitation, threadId: to })).code);
    const [gus, gerda] = [await invite(threadId), await invite(threadId)];
    const elsewhere = await invite('19:other@thread.v2');
    const userIds = [outside, inviter, gus, gerda, elsewhere].map((one) => one!.userId);
    const ask = (client: typeof alice) => client.directory.names.query({ userIds });
    const told = await ask(access.as(`Guest ${gus.guestKey}`));
    expect(new Set(told.map(({ userId }) => userId))).toEqual(
      new Set([inviter, gus, gerda].map((one) => one!.userId)),
    );
    expect(await ask(bob)).toHaveLength(5);
  });

  it('tells a guest who the others in the thread are, asking there once a minute', async () => {
    const bob = await access.signIn('bob');
    const alice = await access.signIn('alice');
    const { id: bobId } = await bob.me.profile.query();
    const [inside] = await alice.directory.contact.mutate({ personIds: [bobId] });
    const tokens: string[] = [];
    const reader: ReturnType<typeof emptyReader> = {
      ...emptyReader(),
      participants: async ({ token }) => {
        tokens.push(token);
        return [{ userId: inside!.userId, name: 'The boss' }];
      },
    };
    await using asking = await startAccess({
      ...{ database: access.database, gateway: access.gateway },
      reader,
    });
    const { code } = await alice.invitations.create.mutate(invitation);
    const gus = asking.as(`Guest ${(await accept(code)).guestKey}`);
    const userIds = [inside!.userId];
    for (let time = 0; time < 3; time += 1) {
      const told = await gus.directory.names.query({ userIds });
      expect(told).toEqual([{ userId: inside!.userId, name: 'Bob', guest: false }]);
    }
    const { token, scopes } = access.gateway.issued.at(-1)!;
    expect([tokens, scopes]).toEqual([[token], ['chat.join.limited']]);
  });

  it('shows a guest under a name without anything unseen in it', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate(invitation);
    const guest = await accept(code, 'B\u200bo\u2060b');
    expect(guest.name).toBe('Bob');
    expect(access.threadAdmission.admitted).toMatchObject([{ name: 'Bob' }]);
  });

  it('is used up by one of two who race', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate(invitation);
    const answers = await Promise.all([codeOf(accept(code)), codeOf(accept(code))]);
    expect(answers.toSorted()).toEqual(['invitation-over', 'ok']);
    await expect(codeOf(accept('unknown'))).resolves.toBe('invitation-unknown');
  });

  it('works many times when it was made so', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate({ ...invitation, uses: 'many' });
    const guests = await Promise.all([accept(code, 'Gus'), accept(code, 'Gerda')]);
    expect(new Set(guests.map(({ userId }) => userId)).size).toBe(2);
  });

  it('fails plainly and costs nothing when the inviter has left', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate(invitation);
    access.threadAdmission.state.inviterInside = false;
    const before = access.gateway.alive.size;
    await expect(codeOf(accept(code))).resolves.toBe('not-in-thread');
    expect(access.gateway.alive.size).toBe(before);
    await expect(codeOf(alice.invitations.create.mutate(invitation))).resolves.toBe(
      'not-in-thread',
    );
    access.threadAdmission.state.inviterInside = true;
    await expect(codeOf(accept(code))).resolves.toBe('ok');
  });

  it('ends with the inviter, and ends its guests when revoked', async () => {
    const [alice, bob] = [await access.signIn('alice'), await access.signIn('bob')];
    const { id, code } = await alice.invitations.create.mutate({ ...invitation, uses: 'many' });
    const guest = await accept(code);
    const revoke = { invitationId: id };
    await expect(codeOf(bob.invitations.revoke.mutate(revoke))).resolves.toBe('invitation-unknown');
    await alice.invitations.revoke.mutate(revoke);
    expect(access.gateway.revoked).toContain(guest.userId);
    expect(access.threadAdmission.left).toEqual([{ threadId, userId: guest.userId }]);
    const { publicKey } = await createPageKey();
    const renewal = access.as().invitations.renew.mutate({ guestKey: guest.guestKey, publicKey });
    await expect(codeOf(renewal)).resolves.toBe('person-blocked');
    await expect(codeOf(accept(code))).resolves.toBe('invitation-over');
  });

  it('lets a guest leave the thread, and nobody else for them', async () => {
    const alice = await access.signIn('alice');
    const { code } = await alice.invitations.create.mutate(invitation);
    const { guestKey, userId } = await accept(code);
    const leave = (key: string) => codeOf(access.as().invitations.leave.mutate({ guestKey: key }));
    await expect(leave('somebody else')).resolves.toBe('guest-unknown');
    expect(access.threadAdmission.left).toEqual([]);
    await expect(leave(guestKey)).resolves.toBe('ok');
    expect(access.threadAdmission.left).toEqual([{ threadId, userId }]);
  });

  it('gives guests no more than they are trusted with when a policy is older', async () => {
    const [alice, dana] = [await access.signIn('alice'), await access.signInAs('dana', 'admin')];
    const { policy } = await dana.policy.current.query();
    const { id: authorId } = await dana.me.profile.query();
    await access.database.client.policyVersion.create({
      data: {
        version: 1,
        policy: { ...policy, guest: { ...policy.guest, scopes: ['chat.join'] } },
        note: 'before the limit',
        authorId,
        createdAt: new Date(),
      },
    });
    const { code } = await alice.invitations.create.mutate(invitation);
    await accept(code);
    expect(access.gateway.issued.at(-1)?.scopes).toEqual(['chat.join.limited']);
  });
});
