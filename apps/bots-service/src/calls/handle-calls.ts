import { codeOf } from '@switchboard/kernel';
import { readState } from '../conversations/state.ts';
import type { BotCall } from '../generated/prisma/client.ts';
import { answerCall, endCall } from './call-jobs.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';
import { numberOf } from './number-of.ts';

/** Whoever has not answered by then will not. */
const ANSWER_MS = 10_000;

/** Answers and ends calls. What is asked twice, after a crash, the service refuses the second time. */
export function handleCalls(tools: CallTools): void {
  const { jobs, client, answering } = tools;
  const patient = (signal: AbortSignal) =>
    AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  jobs.handle(answerCall, async ({ callId }, signal) => {
    const call = await client.botCall.findUnique({ where: { id: callId } });
    if (call?.state !== 'arriving') return;
    await answer(tools, call, patient(signal)).catch((error: unknown) =>
      overOrAgain(tools, call, error),
    );
  });
  jobs.handle(endCall, async ({ callId }, signal) => {
    const call = await client.botCall.findUnique({ where: { id: callId } });
    if (!call?.connectionId) return;
    await answering
      .end(call.connectionId, patient(signal))
      .catch((error: unknown) => overOrAgain(tools, call, error));
  });
}

/** The callback says the same, but may never come. */
async function answer(
  tools: CallTools,
  { id, context, caller, conversationId }: BotCall,
  signal: AbortSignal,
): Promise<void> {
  const number = numberOf(caller);
  const name = number === undefined ? undefined : await tools.contacts.nameOf(number);
  if (name) await greetBy(tools, conversationId, name);
  const url = `${tools.callbackUrl}/calls/${id}`;
  const connectionId = await tools.answering.answer(context, url, signal);
  await tools.client.botCall.updateMany({ where: { id }, data: { connectionId } });
}

/** Nothing was taken in yet, as the call is not answered. */
async function greetBy({ transact }: CallTools, id: string, name: string): Promise<void> {
  await transact(async ({ prisma }) => {
    const row = await prisma.conversation.findFirst({ where: { id, turn: 0 } });
    if (!row) return;
    const state = readState(row.state);
    const facts = { ...state.facts, name };
    await prisma.conversation.update({ where: { id }, data: { state: { ...state, facts } } });
  });
}

async function overOrAgain(tools: CallTools, { id }: BotCall, error: unknown): Promise<void> {
  const code = codeOf(error);
  if (code !== 'call-over' && code !== 'call-refused') throw error;
  await tools.transact(async (tx) => {
    const call = await lockCall(tx, id);
    if (call && call.state !== 'ended') await finishCall(tx, tools, call);
  });
}
