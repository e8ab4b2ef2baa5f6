import { codeOf } from '@switchboard/kernel';
import { contextOf } from '../calls/contexts.ts';
import { stableUuid } from '../calls/stable-uuid.ts';
import { nobodyCame, personCame } from '../conversations/handover-inputs.ts';
import { takeInput } from '../conversations/take-input.ts';
import type { AskedHandover, Conversation } from '../generated/prisma/client.ts';
import type { QueueTools } from './queue-tools.ts';
import { reportPerson } from './report-person.ts';

const RING_SECONDS = 25;

type Reached = AskedHandover & { readonly conversation: Conversation };

/** Brings whoever has accepted to the customer. */
export async function bringPerson(
  tools: QueueTools,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const row = await tools.client.askedHandover.findUnique({
    where: { id },
    include: { conversation: true },
  });
  if (row?.state !== 'reaching') return;
  // The bot has gone on without them: nobody is to walk in on that.
  const isAwaited = row.conversation.turn === row.turn && row.conversation.endedAt === null;
  const became = isAwaited ? await bring(tools, row, signal) : 'not-reached';
  // The callback says whether they came.
  if (became === 'asked') return;
  await tools.transact(async (tx) => {
    await reportPerson(tx, tools, row, became === 'came');
    await takeInput(tx, tools, became === 'came' ? personCame(row) : nobodyCame(row));
  });
}

/** By the way on which the customer is: the person's page rings, or they are in the thread; texts go on in the inbox. */
async function bring(
  tools: QueueTools,
  { id, userId, turn, at, conversation }: Reached,
  signal: AbortSignal,
): Promise<'came' | 'asked' | 'not-reached'> {
  const { id: conversationId, botId, channel, place } = conversation;
  if (channel === 'sms') return 'came';
  if (userId === null) return 'not-reached';
  if (channel === 'chat') {
    const added = await tools.chatOf(botId)?.add(place, userId, signal);
    return added === 'done' ? 'came' : 'not-reached';
  }
  const call = await tools.client.botCall.findUnique({ where: { conversationId } });
  if (!call?.connectionId || call.state === 'ended') return 'not-reached';
  const ring = {
    ...{ userId, callerName: 'Handover', seconds: RING_SECONDS },
    ...{ operationContext: contextOf('person', turn), firstSentMs: at.getTime() },
    requestId: stableUuid(`reach ${id}`),
  };
  return tools.answering.ring(call.connectionId, ring, signal).then(
    () => 'asked' as const,
    (error: unknown) => {
      const code = codeOf(error);
      if (code === 'call-over' || code === 'call-refused') return 'not-reached' as const;
      throw error;
    },
  );
}
