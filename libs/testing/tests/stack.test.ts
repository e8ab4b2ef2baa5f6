import { createTokenCredential } from '@switchboard/access-api/client';
import { chatClientFor, startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack[Symbol.asyncDispose]());

describe('the stack in one process', () => {
  it('signs a person in, hands a token over encrypted, and the token is good', async () => {
    const alice = stack.as('alice');
    const credential = createTokenCredential({
      fetchToken: (publicKey) => alice.me.token.mutate({ publicKey, scopes: ['chat'] }),
    });
    const { token } = await credential.getToken();
    const chat = chatClientFor(stack.dataplane.http, token);
    const { chatThread } = await chat.createChatThread({ topic: 'Lunch' });
    const messages = chat.getChatThreadClient(chatThread!.id).listMessages();
    const types = [];
    for await (const { type } of messages) types.push(type);
    expect(types).toEqual(['topicUpdated', 'participantAdded']);
    credential.dispose();
  });

  it('finds the demo people, and nobody for a stranger', async () => {
    const alice = stack.as('alice');
    const found = await alice.directory.search.query({ query: 'bo' });
    expect(found.map(({ name }) => name)).toEqual(['Bob']);
    const stranger = stack.as();
    await expect(stranger.directory.search.query({ query: 'bo' })).rejects.toMatchObject({
      data: { httpStatus: 401 },
    });
  });

  it('is under control: seed, faults, requests, reset', async () => {
    const { control, dataplane } = stack;
    const { threads } = await control.seed({
      identities: [{ name: 'bob' }],
      threads: [{ topic: 'Seeded', participants: [{ name: 'bob', displayName: 'Bob' }] }],
    });
    expect(threads).toHaveLength(1);
    await control.addFault({ operation: '*', kind: 'error', count: 1 });
    const broken = await fetch(`${dataplane.http}/chat/threads?api-version=2025-03-15`);
    expect(broken.status).toBe(500);
    await control.clearFaults();
    const records = await control.requests();
    expect(records.at(-1)).toMatchObject({ status: 500, path: '/chat/threads' });
    expect(await control.connections()).toEqual([]);
  });
});
