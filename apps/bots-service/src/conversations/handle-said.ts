import type { Input } from '@switchboard/bots';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { understandSaid } from '../model/understand-said.ts';
import type { ModelParts, Said } from '../model/understand-said.ts';
import { takeSaid } from './said-job.ts';
import { takeInput } from './take-input.ts';
import type { Meant } from './take-input.ts';

/**
 * Takes in what was left to a model; before jobs are started.
 *
 * @param parts undefined where there is no model any more: what was left to one before is taken in by rules
 */
export function handleSaid(tools: BotsTools, parts: ModelParts | undefined): void {
  const { client, jobs, transact } = tools;
  jobs.handle(takeSaid, async ({ conversationId, inputId }, signal) => {
    const said = await client.saidInput.findUnique({
      where: { conversationId_inputId: { conversationId, inputId } },
      include: { conversation: true },
    });
    if (!said) return;
    const startedMs = performance.now();
    const input = parts && (await understandSaid(tools, parts, said, signal));
    const meant: Meant = { input, ms: performance.now() - startedMs };
    await transact((tx) => take(tx, tools, said, meant));
  });
}

/** Once, however often the model was asked. */
async function take(tx: Transaction, tools: BotsTools, said: Said, meant: Meant): Promise<void> {
  const { conversationId, inputId, turn, isOpening, answersTurn } = said;
  const { count } = await tx.prisma.saidInput.deleteMany({ where: { conversationId, inputId } });
  // The greeting has answered it.
  if (count === 0 || (isOpening && !meant.input)) return;
  // Written by nobody but this service.
  const input = said.input as unknown as Input;
  const request = { conversationId, inputId, input };
  const taken = await takeInput(tx, tools, { ...request, answersTurn: turn, meant });
  // The conversation has gone on: what the model says is an answer to something else.
  if (taken === 'late' && !isOpening)
    await takeInput(tx, tools, { ...request, answersTurn: answersTurn ?? undefined });
}
