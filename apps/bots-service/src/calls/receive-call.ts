import { newId } from '@switchboard/app-server';
import type { IncomingCall, TypedEvent } from '@switchboard/events';
import type { BotsTools } from '../bots-tools.ts';
import { openConversation } from '../conversations/open-conversation.ts';
import type { Transaction } from '../database/transaction.ts';
import { answerCall } from './call-jobs.ts';
import { numberOf } from './number-of.ts';

/** Whoever is not answered by then has hung up. */
const ARRIVING_MS = 60_000;

/** Has a call answered that is for a bot which is on: to its number, or redirected to its identity. */
export async function receiveCall(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>,
  { data: { to, from, incomingCallContext, correlationId } }: TypedEvent<IncomingCall>,
): Promise<void> {
  const botId = await botAt(tx, to.rawId);
  if (botId === undefined) return;
  if (await tx.prisma.botCall.findUnique({ where: { correlationId } })) return;
  const who = numberOf(from.rawId) ?? (from.rawId.startsWith('8:') ? from.rawId : null);
  const place = correlationId;
  const conversationId = await openConversation(tx, tools, { botId, channel: 'voice', place, who });
  if (conversationId === undefined) return;
  const nowMs = tools.clock.now();
  const id = newId('cal', tools.clock);
  await tx.prisma.botCall.create({
    data: {
      ...{ id, correlationId, conversationId, context: incomingCallContext, state: 'arriving' },
      ...{ caller: from.rawId, called: numberOf(to.rawId) ?? null },
      ...{ at: new Date(nowMs), dueAt: new Date(nowMs + ARRIVING_MS) },
    },
  });
  await tools.jobs.add(tx, answerCall, { callId: id }, { key: id });
}

async function botAt({ prisma }: Transaction, rawId: string): Promise<string | undefined> {
  const number = numberOf(rawId);
  if (number === undefined)
    return (await prisma.bot.findFirst({ where: { userId: rawId, isOn: true } }))?.id;
  const found = await prisma.botNumber.findUnique({ where: { number }, include: { bot: true } });
  return found?.bot.isOn ? found.botId : undefined;
}
