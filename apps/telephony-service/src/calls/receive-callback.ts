import type { CallCallback } from '@switchboard/events';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { greetingOver } from '../voicemail/greeting-over.ts';
import { GREETING } from '../voicemail/mailbox-acts.ts';
import { requestAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';
import { ringGone } from './ring-gone.ts';
import { ringNext } from './ring-next.ts';
import { ringsOf } from './rings.ts';
import { somebodyCame } from './somebody-came.ts';

/**
 * Takes into account what happened in a call that was answered here. Each changes something once: it says which
 * ring it is about, and the call knows at which one it is.
 */
export async function receiveCallback(
  tx: Transaction,
  tools: CallTools,
  callId: string,
  { type, data }: CallCallback,
): Promise<void> {
  const call = await lockCall(tx, { id: callId });
  if (!call) return;
  switch (type) {
    case 'CallConnected':
      return connected(tx, tools, call, data.callConnectionId);
    case 'AddParticipantSucceeded':
      return somebodyCame(tx, tools, call, turnOf(data));
    case 'AddParticipantFailed':
    case 'CancelAddParticipantSucceeded':
      return ringGone(tx, tools, call, turnOf(data));
    case 'ParticipantsUpdated':
      return hasLeft(call, data) ? abandoned(tx, tools, call) : undefined;
    case 'PlayCompleted':
      return data.operationContext === GREETING ? greetingOver(tx, tools, call) : undefined;
    case 'PlayFailed':
      return data.operationContext === GREETING && call.state === 'mailbox'
        ? abandoned(tx, tools, call)
        : undefined;
    case 'ContinuousDtmfRecognitionToneReceived':
      return data.tone === 'pound' && call.state === 'mailbox'
        ? requestAct(tx, tools, call.id, 'end')
        : undefined;
    case 'CallDisconnected':
      if (isWaiting(call)) await finishCall(tx, call, 'missed', tools.clock.now());
      return;
  }
}

async function connected(tx: Transaction, tools: CallTools, call: PhoneCall, connectionId: string) {
  if (call.state !== 'arriving' && call.state !== 'ended') return;
  await tx.prisma.phoneCall.update({ where: { id: call.id }, data: { connectionId } });
  // Nobody waited for the answer any more.
  if (call.state === 'ended') return requestAct(tx, tools, call.id, 'end');
  await ringNext(tx, tools, call, await ringsOf(tx, call.id));
}

async function abandoned(tx: Transaction, tools: CallTools, call: PhoneCall): Promise<void> {
  const isAnswered = call.state === 'answered';
  await finishCall(tx, call, isAnswered ? 'answered' : 'missed', tools.clock.now());
  await requestAct(tx, tools, call.id, 'end');
}

/** Whoever called is in the call from the beginning: once they are not, they have hung up. */
function hasLeft(call: PhoneCall, { participants }: CallCallback['data']): boolean {
  if (!participants || call.state === 'arriving' || call.state === 'ended') return false;
  return !participants.some(({ identifier }) => identifier.rawId.startsWith('4:'));
}

const isWaiting = ({ state }: PhoneCall): boolean => state !== 'answered' && state !== 'ended';

function turnOf({ operationContext }: CallCallback['data']): number {
  return /^\d{1,3}$/.test(operationContext ?? '') ? Number(operationContext) : 0;
}
