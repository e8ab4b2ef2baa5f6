import type { SmsReceived } from '@switchboard/events';
import { eventOfKeyword, keywordAction } from '@switchboard/telephony';
import { writeConsent } from '../consent/write-consent.ts';
import type { Transaction } from '../database/transact.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { newId } from '../ids.ts';
import { ensureConversation } from '../inbox/ensure-conversation.ts';
import { ensureNumber } from '../numbers/ensure-number.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

type Tools = Pick<TelephonyTools, 'clock' | 'newNumbers'>;

/** Puts a text that came in where it belongs, and heeds it when it is STOP, START or the like. */
export async function receiveText(tx: Transaction, tools: Tools, data: SmsReceived): Promise<void> {
  const { from: theirs, to: ours, messageId: providerId } = data;
  if (!(await ensureNumber(tx, tools, ours))) return;
  const conversation = await ensureConversation(tx, tools, ours, theirs);
  const known = await tx.prisma.message.findUnique({ where: { providerId } });
  if (known) return;
  // A clock that goes ahead must not keep a conversation at the top.
  const atMs = Math.min(data.receivedTimestamp, tools.clock.now());
  const message = await tx.prisma.message.create({
    data: {
      ...{ id: newId('msg', tools.clock), conversationId: conversation.id, direction: 'in' },
      ...{ text: storable(data.message), at: new Date(atMs), providerId },
      segments: data.segmentCount ?? 1,
    },
  });
  await noteArrival(tx, conversation, message.id, new Date(atMs));
  const action = keywordAction(data.message);
  const event = action && eventOfKeyword(action, { sender: ours, atMs });
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

/** What a database takes: no zeros, no halves of characters. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}
