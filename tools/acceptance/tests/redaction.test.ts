import { createPageKey } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import { people } from '@switchboard/identity-provider';
import { chatClientFor, startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { accessAs, codeOf } from './_access.ts';
import { all, identities } from './_people.ts';

const TIMEOUT_MS = 120_000;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
}, TIMEOUT_MS);
afterAll(() => stack?.[Symbol.asyncDispose](), TIMEOUT_MS);

/** What must never be seen, by what it is. */
const secrets: Record<string, string> = {
  'message text': 'the-treasure-is-under-the-oak',
  'edited text': 'no-it-is-under-the-elm',
  topic: 'Plans-of-the-pirates',
  'display name': 'Captain-Redbeard',
  'guest name': 'Gus-the-guest',
  'metadata value': 'mark-on-the-map',
  'wrong code': 'a-code-that-somebody-guessed',
  reason: 'he-told-me-to-walk-the-plank',
};

/** What SDKs and the trusted service said when they refused. */
const refusals: string[] = [];
const refused = async (call: Promise<unknown>): Promise<void> => {
  await call.then(
    () => expect('an answer').toBe('a refusal'),
    (error: unknown) => {
      const { message, ...rest } = error as Error;
      refusals.push(message, JSON.stringify(rest));
    },
  );
};

async function sealedToken(client: AccessClient, name: string): Promise<string> {
  const key = await createPageKey();
  const { jwe } = await client.me.token.mutate({ publicKey: key.publicKey });
  const token = await key.open(jwe);
  Object.assign(secrets, { [`${name} token`]: token, [`${name} sealed token`]: jwe });
  return token;
}

/** One of everything that handles something secret, done well and done badly. */
async function session(): Promise<void> {
  const oidc = stack.identityProvider.mintAccessToken('alice');
  secrets['OIDC token'] = oidc;
  const alice = accessAs(stack.accessUrl, `Bearer ${oidc}`);
  const bob = stack.as('bob');
  const token = await sealedToken(alice, 'Alice');
  await sealedToken(bob, 'Bob');
  const { http, connectionString } = stack.dataplane;
  secrets['access key'] = connectionString.split('accesskey=')[1]!;
  secrets['connection string'] = connectionString;

  const senderDisplayName = secrets['display name']!;
  const chat = chatClientFor(http, token);
  const { chatThread } = await chat.createChatThread({ topic: secrets['topic']! });
  const thread = chat.getChatThreadClient(chatThread!.id);
  const metadata = { where: secrets['metadata value']! };
  const { id } = await thread.sendMessage(
    { content: secrets['message text']! },
    { senderDisplayName, metadata },
  );
  await thread.updateMessage(id, { content: secrets['edited text']! });
  await thread.sendTypingNotification({ senderDisplayName });
  await thread.sendReadReceipt({ chatMessageId: id });
  await all(thread.listMessages());
  await refused(thread.sendMessage({ content: secrets['message text']!.repeat(2_000) }));

  const { code } = await alice.invitations.create.mutate({
    threadId: chatThread!.id,
    topic: secrets['topic']!,
    uses: 'many',
    expiresInMinutes: 60,
  });
  secrets['invitation code'] = code;
  const key = await createPageKey();
  const { publicKey } = key;
  const displayName = secrets['guest name']!;
  const guest = await stack.as().invitations.accept.mutate({ code, displayName, publicKey });
  secrets['guest key'] = guest.guestKey;
  secrets['guest sealed token'] = guest.jwe;
  secrets['guest token'] = await key.open(guest.jwe);
  await stack.as().invitations.renew.mutate({ guestKey: guest.guestKey, publicKey });

  const wrong = secrets['wrong code']!;
  await refused(stack.as().invitations.accept.mutate({ code: wrong, displayName, publicKey }));
  await refused(stack.as().invitations.renew.mutate({ guestKey: wrong, publicKey }));
  await refused(accessAs(stack.accessUrl, `Bearer ${oidc}x`).me.profile.query());
  await refused(alice.invitations.create.mutate({ threadId: wrong } as never));
  await refused(all(chatClientFor(http, `${token}x`).listChatThreads()));

  await directory(alice);
  await lockOut(bob);
  await trouble(chat);
}

async function directory(alice: AccessClient): Promise<void> {
  for (const { email } of people) {
    expect(await alice.directory.search.query({ query: email })).toEqual([]);
    secrets[`e-mail ${email}`] = email;
  }
}

async function lockOut(bob: AccessClient): Promise<void> {
  const dana = stack.as('dana');
  const { items } = await dana.people.list.query({ query: 'Bob' });
  await dana.people.block.mutate({ personId: items[0]!.id, reason: secrets['reason']! });
  await refused(bob.me.profile.query());
  await dana.people.unblock.mutate({ personId: items[0]!.id });
  await bob.me.signOutEverywhere.mutate();
  await stack.as('bob').me.erase.mutate();
}

/** The paths on which an error is logged with its cause. */
async function trouble(chat: ReturnType<typeof chatClientFor>): Promise<void> {
  await stack.control.addFault({ operation: '*', kind: 'error', count: 20 });
  await refused(identities(stack.dataplane).createUser());
  expect(await codeOf(stack.as('carla').me.token.mutate(await createPageKey()))).not.toBe('ok');
  await stack.control.clearFaults();
  await all(chat.listChatThreads());
}

/** Requests that no client of ours would send, with something secret in them. */
async function errorBodies(): Promise<string[]> {
  const { http } = stack.dataplane;
  const token = secrets['Alice token']!;
  const text = secrets['message text']!;
  const bearer = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const threads = `${http}/chat/threads?api-version=2025-03-15`;
  const attempts: [string, RequestInit][] = [
    [threads, { headers: { authorization: `Bearer ${token}x` } }],
    [threads, { method: 'POST', headers: bearer, body: `{"topic": "${text}` }],
    [threads, { method: 'POST', headers: bearer, body: JSON.stringify({ topic: [text] }) }],
    [
      `${http}/identities?api-version=2023-10-01`,
      { method: 'POST', headers: { authorization: `HMAC-SHA256 ${secrets['access key']}` } },
    ],
    [`${http}/v4/a?epid=x`, { method: 'POST', headers: { 'x-skypetoken': `${token}x` } }],
    [
      `${stack.accessUrl}/trpc/me.token`,
      { method: 'POST', headers: { authorization: `Bearer ${secrets['OIDC token']}x` } },
    ],
    [
      `${stack.accessUrl}/trpc/invitations.renew`,
      { method: 'POST', headers: bearer, body: `{"guestKey": "${secrets['guest key']}"` },
    ],
  ];
  return Promise.all(
    attempts.map(async ([url, init]) => {
      const response = await fetch(url, init);
      expect(response.status).toBeGreaterThanOrEqual(400);
      return response.text();
    }),
  );
}

it(
  'keeps every secret of a session out of logs and error bodies',
  async () => {
    await session();
    const bodies = await errorBodies();
    const logs = stack.logs.join('');
    // There is something to be found at all: requests, and failures with their causes.
    expect(logs).toContain('Chat_SendMessage');
    expect(stack.logs.length).toBeGreaterThan(50);
    expect(refusals.length).toBeGreaterThan(10);
    const found = (text: string) =>
      Object.keys(secrets).filter((name) => text.includes(secrets[name]!));
    expect(found(logs)).toEqual([]);
    expect(found(bodies.join('\n'))).toEqual([]);
    expect(found(refusals.join('\n'))).toEqual([]);
    // Nor the part of a token that makes it one, cut out of its line.
    for (const [name, value] of Object.entries(secrets)) {
      if (name.endsWith('token')) expect(logs).not.toContain(value.split('.').at(-1));
    }
    for (const { name } of people) expect(logs).not.toMatch(new RegExp(`"${name}"`));
  },
  TIMEOUT_MS,
);
