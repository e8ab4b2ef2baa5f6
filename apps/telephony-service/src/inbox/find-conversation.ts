import { apiError } from '@switchboard/telephony-api';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Conversation, Prisma } from '../generated/prisma/client.ts';

/** @throws PlatformError `conversation-not-found` */
export async function findConversation(
  client: Prisma.TransactionClient,
  id: string,
): Promise<Conversation> {
  const found = await client.conversation.findUnique({ where: { id } });
  if (found) return found;
  throw apiError('conversation-not-found', 'There is no such conversation.');
}

/** Held by the transaction. @throws PlatformError `conversation-not-found` */
export async function holdConversation(tx: Transaction, id: string): Promise<Conversation> {
  await lock(tx, 'Conversation', id);
  return findConversation(tx.prisma, id);
}
