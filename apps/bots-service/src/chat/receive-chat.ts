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
import { MAIN_BOT } from '../bots/main-bot.ts';
import type { BotsTools } from '../bots-tools.ts';
import { closeConversation } from '../conversations/close-conversation.ts';
import { takeMessage } from '../conversations/take-message.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Bot } from '../generated/prisma/client.ts';
import { endMeetingIn } from '../meetings/end-meeting.ts';
import { plainText } from './plain-text.ts';
import { leaveThread } from './thread-jobs.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone' | 'hasModel'>;

const WITH_BOT = { bot: true } as const;

/** A thread that a bot was in from its beginning. */
export async function receiveThread(
  tx: Transaction,
  tools: Tools,
  {
    data: { threadId, participants, createdByCommunicationIdentifier },
  }: TypedEvent<ChatThreadCreated>,
): Promise<void> {
  const ids = participants.map((one) => one.participantCommunicationIdentifier.rawId);
  await join(tx, tools, threadId, ids, createdByCommunicationIdentifier.rawId, true);
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
  const bot = await tx.prisma.bot.findUnique({ where: { userId } });
  const thread = await tx.prisma.botThread.findUnique({ where: { threadId }, include: WITH_BOT });
  // Another one may answer there by now.
  if (!bot || !thread || !speaksAs(thread.bot, bot)) return;
  await tx.prisma.botThread.delete({ where: { threadId } });
  await endMeetingIn(tx, tools, threadId, 'stopped');
  await closeIn(tx, tools, threadId);
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
  if (!input) return;
  await closeIn(tx, tools, threadId, botId);
  const place = { botId, channel: 'chat', place: threadId, who } as const;
  await takeMessage(tx, tools, place, { inputId: messageId, input });
}

/** One bot answers in a thread: whoever is added takes over, and of several at once the first that is named. */
async function join(
  tx: Transaction,
  tools: Tools,
  threadId: string,
  userIds: readonly string[],
  by: string,
  isNew = false,
): Promise<void> {
  const found = await tx.prisma.bot.findMany({ where: { userId: { in: [...userIds] } } });
  const bots = userIds.flatMap((userId) => found.find((one) => one.userId === userId) ?? []);
  const [added] = bots;
  if (!added) return;
  const before = await tx.prisma.botThread.findUnique({ where: { threadId }, include: WITH_BOT });
  // What tells of the beginning may come after what tells of who was added since.
  const stays = before && (isNew || speaksAs(before.bot, added));
  const botId = stays ? before.botId : added.id;
  const where = { threadId };
  await tx.prisma.botThread.upsert({ where, create: { threadId, botId }, update: { botId } });
  await closeIn(tx, tools, threadId, botId);
  if (before && before.botId !== botId) await endMeetingIn(tx, tools, threadId, 'stopped');
  const relieved = [...bots, ...(before ? [before.bot] : [])].filter(({ id }) => id !== botId);
  for (const { id } of relieved)
    await tools.jobs.add(tx, leaveThread, { threadId, botId: id }, { key: `${id} ${threadId}` });
  await takeMessage(tx, tools, { botId, channel: 'chat', place: threadId, who: by });
}

/** A bot without an account of its own is in threads as the main one is. */
function speaksAs(bot: Bot, other: Bot): boolean {
  return bot.id === other.id || (bot.userId === null && other.id === MAIN_BOT);
}

/** Ends what goes on in a thread. @param but unless it is with this bot */
async function closeIn(
  tx: Transaction,
  tools: Tools,
  threadId: string,
  but?: string,
): Promise<void> {
  const going = await tx.prisma.conversation.findUnique({ where: { open: `chat ${threadId}` } });
  if (going && going.botId !== but) await closeConversation(tx, tools, going.id);
}

function inputOf({ messageBody, type, metadata }: ChatMessageInThread): Input | undefined {
  const choice = metadata?.[CHOICE];
  if (choice !== undefined) return { kind: 'chose', choice, confidence: 1 };
  const text = plainText(messageBody, type);
  return text === '' ? undefined : { kind: 'said', text, confidence: 1 };
}
