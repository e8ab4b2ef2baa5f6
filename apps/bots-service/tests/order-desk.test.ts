import { PlatformError } from '@switchboard/kernel';
import type { OutgoingText, SmsSender } from '@switchboard/acs-client/sms';
import { answered, conversation, incomingEvent, OURS, startBots, THEIRS } from './_bots.ts';
import { ALICE, DESK_USER, messageEvent, startInThreads, threadEvent } from './_chat.ts';

const DESK = '+14255550101';

class FakeSender implements SmsSender {
  readonly sent: OutgoingText[] = [];
  isAway = false;

  async send(text: OutgoingText) {
    if (this.isAway) throw new PlatformError('sms-unavailable', 'unavailable', 'Nobody knows.');
    this.sent.push(text);
    return { accepted: true, messageId: 'one' } as const;
  }
}

async function startDesk() {
  const sender = new FakeSender();
  const started = await startBots({ sender });
  await started.as('dana', 'admin').bots.put.mutate({ botId: 'order-desk', numbers: [DESK] });
  return { ...started, sender };
}

async function lookUp(started: Awaited<ReturnType<typeof startDesk>>) {
  const call = await answered(started, 'call-1', DESK);
  await call.tell('CallConnected');
  await call.press('one', 'zero', 'zero', 'three');
  await call.choose('yes');
  return call;
}

test('a caller has a delivery moved by keys, and is texted from the number that they called', async () => {
  await using started = await startDesk();
  const { calls, sender, database } = started;
  const call = await lookUp(started);
  expect(calls.said).toContain('a desk lamp, and it is not packed yet');
  await call.choose('move');
  expect(calls.last).toMatchObject({ expected: { kind: 'free', maxKeys: 4 } });
  await call.press('one', 'two', 'zero', 'four');
  expect(calls.said).toContain('It would come on Friday, December 4. Is that right?');
  await call.choose('yes');
  expect(calls.said).toContain('I have sent you a text about it.');
  const { conversation: view, turns } = await conversation(started);
  expect(view.botId).toBe('order-desk');
  const at = turns.findLast(({ kind }) => kind === 'result')!;
  expect(sender.sent).toMatchObject([
    {
      ...{ from: DESK, to: THEIRS, text: 'Your order A-1003 comes on December 4.' },
      tag: `${view.id}.${at.number - 1}`,
    },
  ]);
  expect(await database.client.shopOrder.findUnique({ where: { reference: 'A-1003' } })).toEqual(
    expect.objectContaining({ deliversOn: '2026-12-04' }),
  );
  expect(started.lines.join('')).not.toMatch(/desk lamp|14255550111/);
});

test('what was agreed stands where the text cannot be sent', async () => {
  await using started = await startDesk();
  started.sender.isAway = true;
  const call = await lookUp(started);
  await call.choose('cancel');
  await call.choose('yes');
  expect(started.calls.said).toContain('Is there anything else?');
  const [order] = await started.database.client.shopOrder.findMany({
    where: { item: 'a desk lamp' },
  });
  expect(order?.status).toBe('cancelled');
  expect(started.lines.join('')).toContain('"skill":"text-confirmation"');
});

test('each number is answered by its bot', async () => {
  await using started = await startDesk();
  await started.deliver(incomingEvent('one', `4:${THEIRS}`, `4:${OURS}`));
  await started.deliver(incomingEvent('two', `4:${THEIRS}`, `4:${DESK}`));
  await started.settle();
  const rows = await started.database.client.botCall.findMany({
    orderBy: { correlationId: 'asc' },
  });
  expect(rows.map(({ called }) => called)).toEqual([OURS, DESK]);
  const { items } = await started.as('olga', 'operator').conversations.list.query({});
  expect(items.map(({ botId }) => botId).toSorted()).toEqual(['order-desk', 'reception']);
});

test('in a thread an order is cancelled, by clicks and words, and no text is sent', async () => {
  await using started = await startInThreads();
  const { desk, tell } = started;
  await tell(threadEvent(ALICE, DESK_USER));
  for (const text of ['A-1003', 'yes', 'cancel it']) await tell(messageEvent(text));
  await tell(messageEvent('Yes', { metadata: { choice: 'yes' } }));
  expect(desk.last?.text).toBe('Is there anything else?');
  expect(desk.said.map(({ text }) => text)).toContain('Your order A-1003 is cancelled.');
});
