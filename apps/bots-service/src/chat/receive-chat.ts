import type {
  ChatMessageInThread,
  ChatParticipantAdded,
  ChatParticipantRemoved,
  ChatThreadCreated,
  TypedEvent,
} from '@switchboard/events';
import { BOT } from '@switchboard/acs-client/chat';
import { CHOICE, SIGNAL } from '@switchboard/chat';
import type { Input } from '@switchboard/bots';
import type { BotsTools } from '../bots-tools.ts';
import { takeMessage } from '../conversations/take-message.ts';
import { takeInput } from '../conversations/take-input.ts';
import type { Transaction } from '../database/transaction.ts';
import { plainText } from './plain-text.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>;

/** A thread that a bot was in from its beginning. */
export async function receiveThread(
  tx: Transaction,
  tools: Tools,
  {
    data: { threadId, participants, createdByCommunicationIdentifier },
  }: TypedEvent<ChatThreadCreated>,
): Promise<void> {
  const ids = participants.map((one) => one.participantCommunicationIdentifier.rawId);
  await join(tx, tools, threadId, ids, createdByCommunicationIdentifier.rawId);
}

export async function receiveAdded(
  tx: Transaction,
  tools: Tools,
  {
    data: { threadId, participantAdded, addedByCommunicationIdentifier },
  }: TypedEvent<ChatParticipantAdded>,
): Promise<void> {
  const ids = [participantAdded.participantCommunicationIdentifier.rawId];
  await join(tx, tools, threadId, ids, addedByCommunicationIdentifier.rawId);
}

/** A bot that was taken out says nothing more there. */
export async function receiveRemoved(
  tx: Transaction,
  tools: Tools,
  { data: { threadId, participantRemoved } }: TypedEvent<ChatParticipantRemoved>,
): Promise<void> {
  const userId = participantRemoved.participantCommunicationIdentifier.rawId;
  const bot = await tx.prisma.bot.findFirst({ where: { userId } });
  if (!bot) return;
  await tx.prisma.botThread.deleteMany({ where: { threadId } });
  const going = await tx.prisma.conversation.findUnique({ where: { open: `chat ${threadId}` } });
  if (!going) return;
  const input = { kind: 'left' } as const;
  await takeInput(tx, tools, { conversationId: going.id, inputId: 'left', input });
}

/** Whatever a person writes where a bot is. What bots say, and what programs say to each other, is nobody's answer. */
export async function receiveMessage(
  tx: Transaction,
  tools: Tools,
  { data }: TypedEvent<ChatMessageInThread>,
): Promise<void> {
  const { threadId, messageId, senderCommunicationIdentifier, metadata } = data;
  const thread = await tx.prisma.botThread.findUnique({ where: { threadId } });
  if (!thread || metadata?.[BOT] !== undefined || metadata?.[SIGNAL] !== undefined) return;
  const who = senderCommunicationIdentifier.rawId;
  if (await tx.prisma.bot.findFirst({ where: { userId: who }, select: { id: true } })) return;
  const { botId } = thread;
  const input = inputOf(data);
  const place = { botId, channel: 'chat', place: threadId, who } as const;
  if (input) await takeMessage(tx, tools, place, { inputId: messageId, input });
}

async function join(
  tx: Transaction,
  tools: Tools,
  threadId: string,
  userIds: readonly string[],
  by: string,
): Promise<void> {
  const bot = await tx.prisma.bot.findFirst({ where: { userId: { in: [...userIds] } } });
  if (!bot) return;
  const botId = bot.id;
  await tx.prisma.botThread.createMany({ data: [{ threadId, botId }], skipDuplicates: true });
  await takeMessage(tx, tools, { botId, channel: 'chat', place: threadId, who: by });
}

function inputOf({ messageBody, type, metadata }: ChatMessageInThread): Input | undefined {
  const choice = metadata?.[CHOICE];
  if (choice !== undefined) return { kind: 'chose', choice, confidence: 1 };
  const text = plainText(messageBody, type);
  return text === '' ? undefined : { kind: 'said', text, confidence: 1 };
}
