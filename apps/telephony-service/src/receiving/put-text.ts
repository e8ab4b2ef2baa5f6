import { newId } from '@switchboard/app-server';
import { eventOfKeyword, keywordAction } from '@switchboard/telephony';
import { writeConsent } from '../consent/write-consent.ts';
import type { Transaction } from '../database/transact.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { ensureConversation } from '../inbox/ensure-conversation.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

/** A text that came in, as the database takes it. */
export interface IncomingText {
  readonly ours: string;
  readonly theirs: string;
  readonly text: string;
  readonly providerId: string;
  readonly segments: number;
  readonly at: Date;
}

/** Puts a text that came in where it belongs, and heeds it when it is STOP, START or the like. */
export async function putText(
  tx: Transaction,
  tools: Pick<TelephonyTools, 'clock'>,
  { ours, theirs, ...text }: IncomingText,
): Promise<void> {
  const conversation = await ensureConversation(tx, tools, ours, theirs);
  const { providerId, at } = text;
  const known = await tx.prisma.message.findUnique({ where: { providerId } });
  if (known) return;
  const message = await tx.prisma.message.create({
    data: {
      ...text,
      ...{ id: newId('msg', tools.clock), conversationId: conversation.id, direction: 'in' },
    },
  });
  await noteArrival(tx, conversation, message.id, at);
  const action = keywordAction(text.text);
  const event = action && eventOfKeyword(action, { sender: ours, atMs: at.getTime() });
  if (event) await writeConsent(tx, theirs, event);
  tx.tell({ kind: 'message', id: conversation.id });
}

function noteArrival(
  { prisma }: Transaction,
  { id, readUntil, lastReceivedAt, lastAt, lastMessageId }: Conversation,
  messageId: string,
  at: Date,
) {
  const isUnread = readUntil === null || at > readUntil;
  const isLast = lastMessageId === null || at >= lastAt;
  return prisma.conversation.update({
    where: { id },
    data: {
      ...(isUnread && { unread: { increment: 1 } }),
      ...(isLast && { lastAt: at, lastMessageId: messageId }),
      ...((lastReceivedAt === null || at > lastReceivedAt) && { lastReceivedAt: at }),
    },
  });
}
