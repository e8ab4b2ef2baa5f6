import { newId } from '@switchboard/app-server';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

/** The one conversation of two numbers, held by this transaction. */
export async function ensureConversation(
  tx: Transaction,
  { clock }: Pick<TelephonyTools, 'clock'>,
  ours: string,
  theirs: string,
): Promise<Conversation> {
  await tx.prisma.conversation.createMany({
    data: { id: newId('cnv', clock), ours, theirs, lastAt: new Date(clock.now()) },
    skipDuplicates: true,
  });
  const where = { ours_theirs: { ours, theirs } };
  const { id } = await tx.prisma.conversation.findUniqueOrThrow({ where });
  await lock(tx, 'Conversation', id);
  return tx.prisma.conversation.findUniqueOrThrow({ where });
}
