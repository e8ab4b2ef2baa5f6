import { randomUUID } from 'node:crypto';
import { newId } from '@switchboard/app-server';
import { textCost } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import type { Conversation, Message } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { sendText } from './send-text.ts';

interface NewText {
  readonly conversation: Pick<Conversation, 'id' | 'theirs'>;
  readonly text: string;
  readonly byId: string;
  readonly clientId?: string;
  readonly campaignId?: string;
  readonly repeatabilityId?: string;
}

/** Writes a text down together with the job that sends it, so that neither is without the other. */
export async function writeMessage(
  tx: Transaction,
  { clock, jobs, prices }: Pick<TelephonyTools, 'clock' | 'jobs' | 'prices'>,
  { conversation, ...text }: NewText,
): Promise<Message> {
  const { segments, cost } = textCost(text.text, prices, conversation.theirs);
  const at = new Date(clock.now());
  const message = await tx.prisma.message.create({
    data: {
      repeatabilityId: randomUUID(),
      ...text,
      ...{ id: newId('msg', clock), conversationId: conversation.id, direction: 'out', at },
      ...{ state: 'queued', stateAt: at, segments },
      ...(cost && { costMillionths: BigInt(cost.millionths), currency: cost.currency }),
    },
  });
  await tx.prisma.conversation.updateMany({
    where: { id: conversation.id, lastAt: { lte: at } },
    data: { lastAt: at, lastMessageId: message.id },
  });
  await jobs.add(tx, sendText, { messageId: message.id, round: 0 }, { key: `${message.id}.0` });
  tx.tell({ kind: 'message', id: conversation.id });
  return message;
}
