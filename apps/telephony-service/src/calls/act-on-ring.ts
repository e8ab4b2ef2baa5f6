import { displayNumber, isRingStep } from '@switchboard/telephony';
import type { CallRing, PhoneCall } from '../generated/prisma/client.ts';
import { requestAct } from './act.ts';
import type { CallAct } from './act.ts';
import type { ActingTools } from './call-tools.ts';
import { lockCall } from './lock-call.ts';
import { ringGone } from './ring-gone.ts';
import { peopleOf } from './ring-facts.ts';
import { stepsOf } from './steps.ts';

/** Rings somebody, stops it, or takes out who answered too late; in a call that was answered here. */
export async function actOnRing(
  tools: ActingTools,
  call: PhoneCall,
  { act, turn }: Pick<CallAct, 'act' | 'turn'>,
  signal: AbortSignal,
): Promise<void> {
  const where = { callId_turn: { callId: call.id, turn } };
  const ring = await tools.client.callRing.findUnique({ where });
  const { connectionId } = call;
  if (!ring || connectionId === null) return;
  const { invitationId, state } = ring;
  if (act === 'ring' && state === 'ringing') return begin(tools, call, ring, signal);
  if (act === 'cancel' && state === 'cancelled' && invitationId !== null) {
    const cancel = { invitationId, operationContext: String(turn) };
    return tools.answering.cancel(connectionId, cancel, signal);
  }
  if (act === 'remove' && state === 'removed') return remove(tools, call, ring, signal);
}

export async function userIdOf(
  { client }: Pick<ActingTools, 'client'>,
  personId: string,
): Promise<string | null> {
  const found = await client.colleague.findUnique({ where: { id: personId } });
  return found?.userId ?? null;
}

async function begin(
  tools: ActingTools,
  call: PhoneCall,
  { id, turn, at, personId }: CallRing,
  signal: AbortSignal,
): Promise<void> {
  const { connectionId, theirs } = call;
  const userId = await userIdOf(tools, personId);
  if (connectionId === null || userId === null) return;
  const contact = await tools.client.contact.findUnique({ where: { number: theirs } });
  const request = {
    ...{ userId, operationContext: String(turn), seconds: secondsOf(call, personId) },
    callerName: contact?.name ?? displayNumber(theirs),
    ...{ requestId: id, firstSentMs: at.getTime() },
  };
  const invitationId = await tools.answering.ring(connectionId, request, signal);
  await tools.transact(async (tx) => {
    await lockCall(tx, { id: call.id });
    const ring = await tx.prisma.callRing.update({ where: { id }, data: { invitationId } });
    // Somebody else has answered meanwhile, when nobody knew yet what to cancel.
    if (ring.state === 'cancelled') await requestAct(tx, tools, call.id, 'cancel', turn);
  });
}

async function remove(
  tools: ActingTools,
  { id, connectionId }: PhoneCall,
  { turn, personId }: CallRing,
  signal: AbortSignal,
): Promise<void> {
  const userId = await userIdOf(tools, personId);
  if (connectionId !== null && userId !== null)
    await tools.answering.remove(connectionId, userId, signal);
  await tools.transact(async (tx) => {
    const call = await lockCall(tx, { id });
    if (call) await ringGone(tx, tools, call, turn);
  });
}

/** The step that names them says how long they ring. */
function secondsOf(call: PhoneCall, personId: string): number {
  const step = stepsOf(call).find((one) => peopleOf(one).includes(personId));
  return step && isRingStep(step) ? step.seconds : 0;
}
