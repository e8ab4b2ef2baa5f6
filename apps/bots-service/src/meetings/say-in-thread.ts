import { BOT, MARK } from '@switchboard/acs-client/chat';
import { flowOf } from '../bots/flow-of.ts';
import type { Meeting } from '../generated/prisma/client.ts';
import type { MeetingTools } from './meeting-tools.ts';

/** Says something about a call in its thread, once in effect. A thread that the bot is not in any more hears nothing. */
export async function sayInThread(
  { client, chatOf }: Pick<MeetingTools, 'client' | 'chatOf'>,
  { id, botId, threadId }: Pick<Meeting, 'id' | 'botId' | 'threadId'>,
  { what, text }: { readonly what: string; readonly text: string },
  signal: AbortSignal,
): Promise<'done' | 'gone'> {
  const chat = chatOf(botId);
  if (!chat) return 'gone';
  const mark = `${id}.${what}`;
  if (await chat.hasSaid(threadId, mark, signal)) return 'done';
  const bot = await client.bot.findUniqueOrThrow({ where: { id: botId } });
  const { title: displayName } = await flowOf(client, { botId, flowVersion: bot.flowVersion });
  return chat.send(threadId, { text, displayName, metadata: { [BOT]: '1', [MARK]: mark } }, signal);
}
