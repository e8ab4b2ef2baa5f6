import { randomUUID } from 'node:crypto';
import { begin, startTelephony, textEvent } from './_telephony.ts';
import { watch } from './_watch.ts';

test('whoever watches hears that it does, and then what changes', async () => {
  await using started = await startTelephony();
  await using changes = watch(started.telephony.url, 'Bearer usr_ann.member');
  expect(await changes.next()).toEqual({ kind: 'ready', id: null });
  await started.deliver(textEvent('Hello?'));
  const { items } = await started.as('ann').inbox.list.query({});
  const { id } = items[0]!;
  expect(await changes.next()).toEqual({ kind: 'message', id });
  started.network.numbers = [];
  await started.as('bob').inbox.list.query({});
  expect(await changes.next()).toEqual({ kind: 'number', id: '+14255550100' });
  const note = { conversationId: id, clientId: randomUUID(), text: 'A note' };
  await started.as('bob').inbox.addNote.mutate(note);
  expect(await changes.next()).toEqual({ kind: 'note', id });
});

test('a text that is rolled back is told to nobody', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  await using changes = watch(started.telephony.url, 'Bearer usr_ann.member');
  expect(await changes.next()).toEqual({ kind: 'ready', id: null });
  const ann = started.as('ann');
  const text = { conversationId, clientId: randomUUID(), text: 'Once' };
  await ann.inbox.send.mutate(text);
  await started.settle();
  const { id } = (await ann.inbox.messages.query({ conversationId })).items[0]!;
  await ann.inbox.retry.mutate({ messageId: id }).catch(() => undefined);
  const kinds = [await changes.next(), await changes.next()].map(({ kind }) => kind);
  expect(kinds).toEqual(['message', 'delivery']);
});

test('nobody watches who may not read', async () => {
  await using started = await startTelephony();
  for (const authorization of [undefined, 'Bearer usr_gus.guest']) {
    await using changes = watch(started.telephony.url, authorization);
    await expect(changes.next()).rejects.toThrow(/40[13]|over/);
  }
});
