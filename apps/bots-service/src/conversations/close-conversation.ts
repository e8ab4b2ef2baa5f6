import { lockRow } from '@switchboard/app-server';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { takeInput } from './take-input.ts';

/** Whoever it was with is gone; one that had not begun is deleted. */
export async function closeConversation(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>,
  conversationId: string,
): Promise<void> {
  await takeInput(tx, tools, { conversationId, inputId: 'left', input: { kind: 'left' } });
  await lockRow(tx, 'Conversation', conversationId);
  await tx.prisma.conversation.deleteMany({ where: { id: conversationId, turn: 0 } });
}
