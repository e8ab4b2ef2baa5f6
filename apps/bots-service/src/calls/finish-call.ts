import type { BotsTools } from '../bots-tools.ts';
import { closeConversation } from '../conversations/close-conversation.ts';
import type { Transaction } from '../database/transaction.ts';
import type { BotCall } from '../generated/prisma/client.ts';

/** Nobody is in the call any more to talk to. */
export async function finishCall(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>,
  { id, conversationId }: Pick<BotCall, 'id' | 'conversationId'>,
): Promise<void> {
  await tx.prisma.botCall.update({ where: { id }, data: { state: 'ended' } });
  await closeConversation(tx, tools, conversationId);
}
