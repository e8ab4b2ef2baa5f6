import { createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { chatClientFor, startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { accessAs, claimsOf, codeOf, tokenOf } from './_access.ts';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import { live } from './_live.ts';
import { all, identities, statusOf } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;

let stack: Stack;
let pages: Pages;
let alice: AccessClient;
let dana: AccessClient;

beforeAll(async () => {
  const limits = { 'token-per-person': { points: 1_000, seconds: 60 } };
  [stack, pages] = await Promise.all([
    startStack({ access: { limits } }),
    openPages('_events-page.ts'),
  ]);
  alice = stack.as('alice');
  dana = stack.as('dana');
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);

const chatOf = (token: string) => chatClientFor(stack.dataplane.http, token);
const reach = (token: string) => statusOf(all(chatOf(token).listChatThreads()));

async function identitiesMade(): Promise<number> {
  const requests = await stack.control.requests();
  return requests.filter(
    ({ method, path, status }) => method === 'POST' && path === '/identities' && status === 201,
  ).length;
}

async function isConnected(userId: string): Promise<boolean> {
  const connections = await stack.control.connections();
  return connections.some((one) => one.userId === userId && one.transport !== 'none');
}

async function personId(name: string): Promise<string> {
  const { items } = await dana.people.list.query({ query: name });
  return items[0]!.id;
}

async function audited(person: string) {
  return (await dana.audit.list.query({ personId: person, limit: 200 })).items;
}

it(
  'makes one identity of a hundred racing first sign-ins',
  async () => {
    const before = await identitiesMade();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => tokenOf(stack.as('alice'))),
    );
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
    expect((await identitiesMade()) - before).toBe(1);
    expect(await dana.ledger.orphans.query()).toEqual([]);
    const made = (await audited(await personId('Alice'))).filter(
      ({ action }) => action === 'identity.create',
    );
    expect(made).toHaveLength(1);
    expect(await reach(answers[0]!.token)).toBe('ok');
  },
  TIMEOUT_MS,
);

it(
  'locks out within a second whoever is blocked, live or not',
  async () => {
    const bob = stack.as('bob');
    const { token, userId } = await tokenOf(bob);
    const page = await live(pages, { token }, stack.dataplane.http);
    expect(await reach(token)).toBe('ok');
    expect(await isConnected(userId)).toBe(true);

    const id = await personId('Bob');
    await dana.people.block.mutate({ personId: id, reason: 'spam' });
    await until('refused', async () => (await reach(token)) === 401, 1_000);
    await until('disconnected', async () => !(await isConnected(userId)), 1_000);
    expect(await codeOf(tokenOf(bob))).toBe('person-blocked');
    expect(await codeOf(bob.me.profile.query())).toBe('person-blocked');
    const entries = await audited(id);
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'people.block', outcome: 'done', reason: 'spam' }),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'me.token',
        outcome: 'refused',
        reason: 'person-blocked',
        actorId: id,
        requestId: expect.any(String),
      }),
    );
    await page.close();

    await dana.people.unblock.mutate({ personId: id });
    expect(await reach((await tokenOf(bob)).token)).toBe('ok');
  },
  TIMEOUT_MS,
);

it(
  'signs out everywhere, and in again',
  async () => {
    const tokens = await Promise.all([tokenOf(alice), tokenOf(alice)]);
    const page = await live(pages, tokens[0], stack.dataplane.http);
    await alice.me.signOutEverywhere.mutate();
    expect(await Promise.all(tokens.map(({ token }) => reach(token)))).toEqual([401, 401]);
    await until('disconnected', async () => !(await isConnected(tokens[0].userId)), 1_000);
    await page.close();
    alice = stack.as('alice');
    const again = await tokenOf(alice);
    expect(again.userId).toBe(tokens[0].userId);
    expect(await reach(again.token)).toBe('ok');
  },
  TIMEOUT_MS,
);

it(
  'forgets a person who wishes it',
  async () => {
    const carla = stack.as('carla');
    const { token, userId } = await tokenOf(carla);
    const id = await personId('Carla');
    await carla.me.erase.mutate();
    expect(await reach(token)).toBe(401);
    const asked = identities(stack.dataplane).getToken({ communicationUserId: userId }, ['chat']);
    expect(await statusOf(asked)).toBe(401);
    expect(JSON.stringify(await dana.people.list.query({}))).not.toMatch(/Carla|carla@/);
    expect(await audited(id)).toContainEqual(expect.objectContaining({ action: 'people.erase' }));
    // Whoever comes back is somebody new.
    expect((await tokenOf(carla)).userId).not.toBe(userId);
  },
  TIMEOUT_MS,
);

it(
  'lets a guest into one thread, again, and out',
  async () => {
    const { token } = await tokenOf(alice);
    const { chatThread } = await chatOf(token).createChatThread({ topic: 'Lunch' });
    const threadId = chatThread!.id;
    const invitation = await alice.invitations.create.mutate({
      threadId,
      uses: 'one',
      expiresInMinutes: 60,
    });
    const key = await createPageKey();
    const accept = () =>
      stack.as().invitations.accept.mutate({
        code: invitation.code,
        displayName: 'Gus',
        publicKey: key.publicKey,
      });
    const { jwe, guestKey, userId } = await accept();
    const guestToken = await key.open(jwe);
    expect(claimsOf(guestToken)['acsScope']).toBe('chat.join.limited');
    expect(await codeOf(accept())).toBe('invitation-over');

    const chat = chatOf(guestToken);
    const { id } = await chat.getChatThreadClient(threadId).sendMessage({ content: 'here I am' });
    const seen = await chatOf(token).getChatThreadClient(threadId).getMessage(id);
    expect(seen.sender).toMatchObject({ communicationUserId: userId });
    expect(await statusOf(chat.createChatThread({ topic: 'my own' }))).toBe(403);

    const mine = chatOf(token).getChatThreadClient(threadId);
    const inThread = async () => {
      const ids: string[] = [];
      for await (const { id: one } of mine.listParticipants()) {
        ids.push((one as { communicationUserId: string }).communicationUserId);
      }
      return ids;
    };
    const { userId: bobsId } = await tokenOf(stack.as('bob'));
    const theirs = chat.getChatThreadClient(threadId);
    const bobsParticipant = { id: { communicationUserId: bobsId }, shareHistoryTime: new Date(0) };
    expect(await statusOf(theirs.addParticipants({ participants: [bobsParticipant] }))).toBe(403);
    for (const one of await inThread()) {
      expect(await statusOf(theirs.removeParticipant({ communicationUserId: one }))).toBe(403);
    }

    const guest = accessAs(stack.accessUrl, `Guest ${guestKey}`);
    expect(await codeOf(tokenOf(guest, { scopes: ['chat'] }))).toBe('scope-not-allowed');
    expect(await codeOf(guest.directory.search.query({ query: 'Bob' }))).toBe('not-allowed');
    expect(
      await codeOf(
        guest.invitations.create.mutate({ threadId, uses: 'one', expiresInMinutes: 60 }),
      ),
    ).toBe('not-allowed');

    const renew = async () => {
      const next = await createPageKey();
      const answer = await stack
        .as()
        .invitations.renew.mutate({ guestKey, publicKey: next.publicKey });
      return { ...answer, token: await next.open(answer.jwe) };
    };
    const renewed = await renew();
    expect(renewed.userId).toBe(userId);
    expect(await reach(renewed.token)).toBe('ok');

    await alice.invitations.revoke.mutate({ invitationId: invitation.id });
    expect(await reach(renewed.token)).toBe(401);
    expect(await inThread()).not.toContain(userId);
    expect(await codeOf(renew())).toBe('person-blocked');
  },
  TIMEOUT_MS,
);

it(
  'refuses strangers and people of another role, and gives nobody more than policy',
  async () => {
    const stranger = stack.as();
    const { publicKey } = await createPageKey();
    const asked = { threadId: '19:x@thread.v2', uses: 'one', expiresInMinutes: 60 } as const;
    for (const call of [
      stranger.me.profile.query(),
      stranger.me.token.mutate({ publicKey }),
      stranger.directory.search.query({ query: 'Alice' }),
      stranger.invitations.create.mutate(asked),
      stranger.people.list.query({}),
    ]) {
      expect(await codeOf(call)).toBe('not-signed-in');
    }
    const forged = `${stack.identityProvider.mintAccessToken('dana').slice(0, -8)}AAAAAAAA`;
    const forger = accessAs(stack.accessUrl, `Bearer ${forged}`);
    expect(await codeOf(forger.people.list.query({}))).toBe('token-invalid');

    const id = await personId('Bob');
    for (const call of [
      alice.people.list.query({}),
      alice.people.block.mutate({ personId: id }),
      alice.people.setRole.mutate({ personId: id, role: 'admin' }),
      alice.people.erase.mutate({ personId: id }),
      alice.tokens.revoke.mutate({ personId: id }),
      alice.audit.list.query({}),
      alice.ledger.orphans.query(),
    ]) {
      expect(await codeOf(call)).toBe('not-allowed');
    }
    const scopesOf = async (client: AccessClient) =>
      claimsOf((await tokenOf(client)).token)['acsScope'];
    expect(await scopesOf(alice)).toBe('chat,voip');
    expect(await scopesOf(dana)).toBe('chat,voip');
    expect(await codeOf(tokenOf(alice, { lifetimeMinutes: 1_440 }))).toBe('lifetime-too-long');
  },
  TIMEOUT_MS,
);

it(
  'seals a token for one page only',
  async () => {
    const [mine, other] = await Promise.all([createPageKey(), createPageKey()]);
    const { jwe } = await alice.me.token.mutate({ publicKey: mine.publicKey });
    expect(await mine.open(jwe)).toMatch(/^eyJ/);
    await expect(other.open(jwe)).rejects.toThrow();
  },
  TIMEOUT_MS,
);

it(
  'gives everybody a new identity when the data plane has lost its memory',
  async () => {
    const before = await tokenOf(alice);
    await stack.control.reset();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokenOf(stack.as('alice'))));
    const after = new Set(answers.map(({ userId }) => userId));
    expect(after.size).toBe(1);
    expect(after).not.toContain(before.userId);
    expect(await identitiesMade()).toBe(1);
    expect(await reach(answers[0]!.token)).toBe('ok');
    expect((await audited(await personId('Alice'))).map(({ action }) => action)).toContain(
      'identity.lost',
    );
    expect(await dana.ledger.orphans.query()).toContainEqual(
      expect.objectContaining({ userId: before.userId, state: 'lost' }),
    );
  },
  TIMEOUT_MS,
);
