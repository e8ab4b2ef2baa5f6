import type { Input } from '@switchboard/bots';
import type { CallCallback } from '@switchboard/events';
import type { BotsTools } from '../bots-tools.ts';
import { nobodyCame, personCame } from '../conversations/handover-inputs.ts';
import { leaveToModel } from '../conversations/leave-to-model.ts';
import { takeInput } from '../conversations/take-input.ts';
import type { Transaction } from '../database/transaction.ts';
import type { BotCall } from '../generated/prisma/client.ts';
import { reportPerson } from '../handover/report-person.ts';
import { endCall } from './call-jobs.ts';
import { readContext } from './contexts.ts';
import { finishCall } from './finish-call.ts';
import { recognised, unrecognised } from './input-of-callback.ts';
import { lockCall } from './lock-call.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone' | 'hasModel'>;

/** Longer than anybody says nothing, and is not asked again. */
const QUIET_MS = 5 * 60_000;

/**
 * Takes into account what happened in a call that was answered here. Each changes something once: it says which turn
 * it is about, and the conversation knows at which one it is.
 */
export async function receiveCallback(
  tx: Transaction,
  tools: Tools,
  callId: string,
  { type, data, time }: CallCallback,
): Promise<void> {
  const call = await lockCall(tx, callId);
  if (!call || call.state === 'ended') return;
  const dueAt = new Date(tools.clock.now() + QUIET_MS);
  await tx.prisma.botCall.update({ where: { id: call.id }, data: { dueAt } });
  const about = readContext(data.operationContext);
  const { conversationId } = call;
  const key = { conversationId, turn: about?.turn ?? 0 };
  switch (type) {
    case 'CallConnected':
      return connected(tx, tools, call, data.callConnectionId);
    case 'RecognizeCompleted':
      return about && answered(tx, tools, call, about.turn, { input: recognised(data), time });
    case 'RecognizeFailed':
      return about && answered(tx, tools, call, about.turn, { input: unrecognised(data), time });
    case 'PlayCompleted':
    case 'PlayFailed':
      // Nothing is left to be said.
      return about?.kind === 'leave' ? end(tx, tools, call) : undefined;
    case 'AddParticipantSucceeded':
      if (about?.kind !== 'person') return;
      await reportPerson(tx, tools, key, true);
      return void (await takeInput(tx, tools, personCame(key)));
    case 'AddParticipantFailed':
      if (about?.kind !== 'person') return;
      await reportPerson(tx, tools, key, false);
      return void (await takeInput(tx, tools, nobodyCame(key)));
    case 'ParticipantsUpdated':
      return hasLeft(call, data) ? abandoned(tx, tools, call) : undefined;
    case 'CallDisconnected':
      return finishCall(tx, tools, call);
  }
}

async function connected(tx: Transaction, tools: Tools, call: BotCall, connectionId: string) {
  const { id, conversationId } = call;
  await tx.prisma.botCall.update({ where: { id }, data: { connectionId, state: 'talking' } });
  const input = { kind: 'arrived' } as const;
  await takeInput(tx, tools, { conversationId, inputId: 'arrived', input });
}

async function answered(
  tx: Transaction,
  tools: Tools,
  { conversationId }: BotCall,
  answersTurn: number,
  { input, time }: { readonly input: Input; readonly time: CallCallback['time'] },
): Promise<void> {
  const inputId = `answer ${answersTurn}`;
  const saidMs = Date.parse(time ?? '');
  const request = { conversationId, inputId, input, answersTurn, saidMs };
  if (!(await leaveToModel(tx, tools, request))) await takeInput(tx, tools, request);
}

async function abandoned(tx: Transaction, tools: Tools, call: BotCall): Promise<void> {
  await finishCall(tx, tools, call);
  await end(tx, tools, call);
}

function end(tx: Transaction, { jobs }: Tools, { id: callId }: BotCall): Promise<void> {
  return jobs.add(tx, endCall, { callId }, { key: callId });
}

/** Whoever called is in the call from the beginning: once they are not, they have hung up. */
function hasLeft({ state, caller }: BotCall, { participants }: CallCallback['data']): boolean {
  if (!participants || state !== 'talking') return false;
  return !participants.some(({ identifier }) => identifier.rawId === caller);
}
