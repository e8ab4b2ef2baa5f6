import type { ChatMessage } from '@azure/communication-chat';
import { ThreadMailbox } from './thread-mailbox.ts';

const message = (sequence: number, change: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `${sequence}`,
  type: 'text',
  sequenceId: `${sequence}`,
  version: '1',
  createdOn: new Date(0),
  sender: { kind: 'communicationUser', communicationUserId: 'alice' },
  content: { message: `said ${sequence}` },
  metadata: { signal: '1' },
  ...change,
});

function fakeThread() {
  const messages: ChatMessage[] = [];
  const sent: unknown[][] = [];
  const byPage = () => ({
    next: async () => ({ value: messages.toReversed(), done: false }),
  });
  const thread = {
    listMessages: () => ({ byPage }),
    sendMessage: async (...given: unknown[]) => void sent.push(given),
  };
  type Thread = ConstructorParameters<typeof ThreadMailbox>[0];
  return { messages, sent, thread: thread as unknown as Thread };
}

describe('the mailbox of a thread', () => {
  it('hears each signal of others once, in order, from the first reading on', async () => {
    const { messages, thread } = fakeThread();
    const mailbox = new ThreadMailbox(thread, 'robot');
    const heard: string[] = [];
    const subscription = mailbox.subscribe((from, text) => heard.push(`${from}: ${text}`));
    messages.push(message(1));
    await mailbox.read();
    messages.push(message(2), message(3));
    messages.push(message(4, { metadata: {} }));
    const self = { kind: 'communicationUser', communicationUserId: 'robot' } as const;
    messages.push(message(5, { sender: self }));
    await mailbox.read();
    await mailbox.read();
    expect(heard).toEqual(['alice: said 2', 'alice: said 3']);
    subscription[Symbol.dispose]();
    messages.push(message(6));
    await mailbox.read();
    expect(heard).toHaveLength(2);
  });

  it('begins with the first message of an empty thread', async () => {
    const { messages, thread } = fakeThread();
    const mailbox = new ThreadMailbox(thread, 'robot');
    const heard: string[] = [];
    mailbox.subscribe((_, text) => heard.push(text));
    await mailbox.read();
    messages.push(message(1));
    await mailbox.read();
    expect(heard).toEqual(['said 1']);
  });

  it('marks what it sends, so that no page shows it', async () => {
    const { sent, thread } = fakeThread();
    await new ThreadMailbox(thread, 'robot').send('hello');
    expect(sent).toEqual([[{ content: 'hello' }, { metadata: { signal: '1' } }]]);
  });
});
