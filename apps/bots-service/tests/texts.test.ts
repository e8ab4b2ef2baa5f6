import { randomUUID } from 'node:crypto';
import type { OutgoingText, SmsSender } from '@switchboard/acs-client/sms';
import { PlatformError } from '@switchboard/kernel';
import { conversation, NOW, OURS, startBots, THEIRS, TOPIC } from './_bots.ts';

class FakeSender implements SmsSender {
  readonly sent: OutgoingText[] = [];
  readonly answers: ('refused' | 'opted-out' | 'unknown')[] = [];

  async send(text: OutgoingText) {
    const answer = this.answers.shift();
    if (answer === 'refused') throw new PlatformError('sms-refused', 'input', 'No.');
    if (answer === 'opted-out') return { accepted: false, status: 400 } as const;
    this.sent.push(text);
    if (answer === 'unknown')
      throw new PlatformError('sms-unavailable', 'unavailable', 'Nobody knows.');
    return { accepted: true, messageId: 'one' } as const;
  }
}

const textEvent = (message: string, to = OURS, messageId = randomUUID() as string) => ({
  ...{ id: randomUUID(), topic: TOPIC, subject: '/phonenumber/14255550100' },
  data: { messageId, from: THEIRS, to, message, receivedTimestamp: new Date(NOW).toISOString() },
  eventType: 'Microsoft.Communication.SMSReceived',
  eventTime: new Date(NOW).toISOString(),
  ...{ metadataVersion: '1', dataVersion: '1.0' },
});

async function startTexting() {
  const sender = new FakeSender();
  const started = await startBots({ sender });
  const tell = async (...events: object[]): Promise<void> => {
    await started.deliver(...events);
    await started.settle();
  };
  return { ...started, sender, tell };
}

test('a text is answered by text, with choices as numbered lines', async () => {
  await using started = await startTexting();
  const { sender, tell } = started;
  await tell(textEvent('hi'));
  expect(sender.sent).toMatchObject([{ from: OURS, to: THEIRS }]);
  expect(sender.sent[0]?.text.split('\n')).toEqual([
    ...['Hello there, and welcome.', 'How can I help?', 'Reply with a number:'],
    ...['1 Orders', '2 Opening hours'],
  ]);
  await tell(textEvent('1'));
  await tell(textEvent('1001'));
  await tell(textEvent('Yes'));
  expect(sender.sent.at(-1)?.text).toContain('blue kettle');
  const { conversation: view } = await conversation(started);
  expect(view).toMatchObject({ channel: 'sms', who: THEIRS });
});

test('what opts out or asks for help is left to the service, as is what came to another number', async () => {
  await using started = await startTexting();
  await started.tell(textEvent('STOP'), textEvent('help'), textEvent('hi', '+14255550199'));
  expect(started.sender.sent).toEqual([]);
});

test('a text that nobody knows of is requested again as the same one', async () => {
  await using started = await startTexting();
  const { sender, deliver, clock } = started;
  sender.answers.push('unknown');
  await deliver(textEvent('hi'));
  await clock.advance(60_000);
  await started.settle();
  expect(sender.sent).toHaveLength(2);
  expect(sender.sent[1]).toEqual(sender.sent[0]);
});

test.each(['refused', 'opted-out'] as const)(
  'whoever is %s is told nothing more',
  async (answer) => {
    await using started = await startTexting();
    started.sender.answers.push(answer);
    await started.tell(textEvent('hi'));
    const { conversation: view } = await conversation(started);
    expect(view.endedAt).not.toBeNull();
  },
);

test('whoever writes after a day begins another conversation', async () => {
  await using started = await startTexting();
  const { sender, tell, clock } = started;
  await tell(textEvent('hi'));
  await tell(textEvent('1'));
  await clock.advance(25 * 60 * 60_000);
  await tell(textEvent('hi again'));
  expect(sender.sent.at(-1)?.text).toContain('welcome');
});
