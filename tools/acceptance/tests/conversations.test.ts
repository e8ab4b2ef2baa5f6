import type { AccessClient } from '@switchboard/access-api/client';
import { chatClientFor, startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { codeOf, tokenOf } from './_access.ts';

const TIMEOUT_MS = 120_000;

let stack: Stack;
let [alice, bob, dana]: AccessClient[] = [];
let threadId: string;
let personId: string;

beforeAll(async () => {
  stack = await startStack();
  [alice, bob, dana] = ['alice', 'bob', 'dana'].map((name) => stack.as(name)) as AccessClient[];
  const { token } = await tokenOf(alice!);
  const { userId: bobsId } = await tokenOf(bob!);
  const chat = chatClientFor(stack.dataplane.http, token);
  const participants = [{ id: { communicationUserId: bobsId }, displayName: 'Bobby' }];
  const { chatThread } = await chat.createChatThread({ topic: 'Plans' }, { participants });
  threadId = chatThread!.id;
  const thread = chat.getChatThreadClient(threadId);
  for (const content of ['one', 'two']) await thread.sendMessage({ content });
  personId = (await alice!.me.profile.query()).id;
}, TIMEOUT_MS);
afterAll(() => stack?.[Symbol.asyncDispose](), TIMEOUT_MS);

it('shows the staff who talks where and how much, and what only for a reason', async () => {
  const { items } = await dana!.conversations.list.query({ personId });
  expect(items).toMatchObject([{ threadId, topic: 'Plans', lastMessageAt: expect.any(String) }]);
  const file = await dana!.conversations.get.query({ personId, threadId });
  // The two, and the two notices of the beginning: that it was made, and who came.
  expect(file.messages.count).toBeGreaterThanOrEqual(2);
  expect(file.participants.map(({ name }) => name).toSorted()).toEqual(['Alice', 'Bob']);
  expect(JSON.stringify([items, file])).not.toContain('two');

  const asked = { personId, threadId, reason: 'complaint 17' };
  const content = await dana!.conversations.content.mutate(asked);
  const written = content.items.filter(({ type }) => type === 'text').map(({ text }) => text);
  expect(written).toEqual(['two', 'one']);
  const entries = await dana!.audit.list.query({ action: 'conversation.' });
  expect(entries.items[0]).toMatchObject({
    action: 'conversation.content',
    subjectId: personId,
    reason: `${threadId}: complaint 17`,
  });
});

it('refuses what is not theirs to see', async () => {
  const other = `19:${'a'.repeat(32)}@thread.v2`;
  const asked = dana!.conversations.get.query({ personId, threadId: other });
  await expect(codeOf(asked)).resolves.toBe('not-in-thread');
  const { id: danasId } = await dana!.me.profile.query();
  const none = dana!.conversations.list.query({ personId: danasId });
  await expect(codeOf(none)).resolves.toBe('no-identity');
  const blank = { personId, threadId, reason: ' ' };
  await expect(codeOf(dana!.conversations.content.mutate(blank))).resolves.toBe('invalid-input');
  const nosy = bob!.conversations.content.mutate({ personId, threadId, reason: 'curious' });
  await expect(codeOf(nosy)).resolves.toBe('not-allowed');
});
