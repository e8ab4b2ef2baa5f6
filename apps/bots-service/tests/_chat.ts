import { randomUUID } from 'node:crypto';
import type { BotChat, BotMessage } from '@switchboard/acs-client/chat';
import type { ChatOf } from '../src/chat/chats.ts';
import { startBots, NOW, TOPIC } from './_bots.ts';
import type { BotsConfig, BotsOverrides } from '../src/index.ts';

export const BOT_USER = '8:acs:resource_bot';
/** Of a bot that has an account of its own. */
export const DESK_USER = '8:acs:resource_desk';
export const ALICE = '8:acs:resource_alice';
export const THREAD = '19:one@thread.v2';

/** Threads that are made up: what the bot says in them, and what goes wrong. */
export class FakeChat implements BotChat {
  readonly said: (BotMessage & { readonly threadId: string })[] = [];
  readonly left: string[] = [];
  readonly added: string[] = [];
  /** What the next requests end in: an error before or after it was done, or being in no thread. */
  readonly failures: ('before' | 'after' | 'gone')[] = [];

  get last(): BotMessage | undefined {
    return this.said.at(-1);
  }

  async send(threadId: string, message: BotMessage): Promise<'done' | 'gone'> {
    const failure = this.failures.shift();
    if (failure === 'gone') return 'gone';
    if (failure === 'before') throw new Error('unreachable');
    this.said.push({ ...message, threadId });
    if (failure === 'after') throw new Error('no answer');
    return 'done';
  }

  async hasSaid(threadId: string, mark: string): Promise<boolean> {
    return this.said.some((one) => one.threadId === threadId && one.metadata['turn'] === mark);
  }

  async add(_threadId: string, userId: string): Promise<'done'> {
    this.added.push(userId);
    return 'done';
  }

  async names(): Promise<ReadonlyMap<string, string>> {
    return new Map([[ALICE, 'Alice']]);
  }

  async leave(threadId: string): Promise<'done'> {
    this.left.push(threadId);
    return 'done';
  }
}

const event = (type: string, data: object) => ({
  ...{ id: randomUUID(), topic: TOPIC, subject: 'thread', data: { threadId: THREAD, ...data } },
  eventType: `Microsoft.Communication.${type}`,
  eventTime: new Date(NOW).toISOString(),
  ...{ metadataVersion: '1', dataVersion: '1.0' },
});
const person = (rawId: string) => ({ participantCommunicationIdentifier: { rawId } });

export const threadEvent = (...ids: string[]) =>
  event('ChatThreadCreated', {
    createdByCommunicationIdentifier: { rawId: ALICE },
    participants: ids.map(person),
  });
export const addedEvent = (rawId: string) =>
  event('ChatThreadParticipantAdded', {
    addedByCommunicationIdentifier: { rawId: ALICE },
    participantAdded: person(rawId),
  });
export const removedEvent = (rawId: string) =>
  event('ChatThreadParticipantRemoved', { participantRemoved: person(rawId) });

export function messageEvent(
  messageBody: string,
  { from = ALICE, metadata = {}, type = 'Text', messageId = randomUUID() as string } = {},
) {
  return event('ChatMessageReceivedInThread', {
    ...{ messageId, messageBody, type, metadata },
    senderCommunicationIdentifier: { rawId: from },
  });
}

/** The service with two bots that have identities, over threads that are made up. */
export async function startInThreads(
  overrides: BotsOverrides = {},
  change: Partial<BotsConfig> = {},
) {
  const chat = new FakeChat();
  const desk = new FakeChat();
  const chatOf: ChatOf = (botId) => (botId === 'order-desk' ? desk : chat);
  const started = await startBots({ chatOf, ...overrides }, change);
  const { client } = started.database;
  await client.bot.update({ where: { id: 'reception' }, data: { userId: BOT_USER } });
  await client.bot.update({ where: { id: 'order-desk' }, data: { userId: DESK_USER } });
  const tell = async (...events: object[]): Promise<number> => {
    const { status } = await started.deliver(...events);
    await started.settle();
    return status;
  };
  return { ...started, chat, desk, tell };
}
