import type { ChannelKind } from '@switchboard/bots';
import type { BotsTools } from '../bots-tools.ts';
import type { Conversation, Turn } from '../generated/prisma/client.ts';
import type { SkillRun } from '../skills/skill-tools.ts';

/** Whom a skill is run for, and by which id. */
export async function skillRunOf(
  { client }: Pick<BotsTools, 'client'>,
  { id: conversationId, botId, channel, place, who }: Conversation,
  { number, at }: Pick<Turn, 'number' | 'at'>,
): Promise<SkillRun> {
  const call = await client.botCall.findUnique({ where: { conversationId } });
  return {
    id: `${conversationId}.${number}`,
    ...{ atMs: at.getTime(), botId, place },
    // Written by nobody but this service.
    channel: channel as ChannelKind,
    ours: channel === 'sms' ? place.split(' ')[0] : (call?.called ?? undefined),
    theirs: who?.startsWith('+') ? who : undefined,
  };
}
