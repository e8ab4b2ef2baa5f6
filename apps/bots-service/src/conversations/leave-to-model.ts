import { lockRow } from '@switchboard/app-server';
import { openQuestion, takeTurn } from '@switchboard/bots';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { takeSaid } from './said-job.ts';
import { readState } from './state.ts';
import { todayIn } from './take-input.ts';
import type { TakeRequest } from './take-input.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone' | 'hasModel'>;

/**
 * Keeps words that rules do not understand until a model was asked, which is no part of a transaction. They are taken in
 * after that in any case, as the same input.
 *
 * @param isOpening whether a conversation began with them, and was answered by its greeting
 * @returns whether they are kept; otherwise they are to be taken in now
 */
export async function leaveToModel(
  tx: Transaction,
  tools: Tools,
  request: TakeRequest,
  isOpening = false,
): Promise<boolean> {
  const { conversationId, inputId, input, answersTurn } = request;
  if (!tools.hasModel || input.kind !== 'said') return false;
  await lockRow(tx, 'Conversation', conversationId);
  const row = await tx.prisma.conversation.findUnique({ where: { id: conversationId } });
  if (!row || !(await isForModel(tx, tools, row, request))) return false;
  await tx.prisma.saidInput.createMany({
    data: [
      {
        ...{ conversationId, inputId, input: { ...input }, turn: row.turn, isOpening },
        ...{ answersTurn: answersTurn ?? null, at: new Date(tools.clock.now()) },
      },
    ],
    skipDuplicates: true,
  });
  const key = `${conversationId} ${inputId}`;
  await tools.jobs.add(tx, takeSaid, { conversationId, inputId }, { key });
  return true;
}

async function isForModel(
  { prisma }: Transaction,
  tools: Tools,
  row: Conversation,
  { conversationId, inputId, input, answersTurn }: TakeRequest,
): Promise<boolean> {
  if (row.endedAt !== null || (answersTurn !== undefined && answersTurn !== row.turn)) return false;
  const where = { conversationId_inputId: { conversationId, inputId } };
  if (await prisma.turn.findUnique({ where, select: { number: true } })) return false;
  const flow = await flowOf(prisma, row);
  const state = readState(row.state);
  if (!openQuestion(flow, state)) return false;
  return takeTurn(flow, state, input, todayIn(tools))?.problem === 'no-match';
}
