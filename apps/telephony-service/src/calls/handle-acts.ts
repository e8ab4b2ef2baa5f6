import { codeOf } from '@switchboard/kernel';
import { displayNumber } from '@switchboard/telephony';
import type { PhoneCall } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { actOnCall, requestAct } from './act.ts';
import type { CallAct } from './act.ts';
import type { ActingTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';
import { ringNext } from './ring-next.ts';
import { stepsOf } from './steps.ts';

/** Whoever has not answered by then will not. */
const ANSWER_MS = 10_000;

type Tools = ActingTools & Pick<TelephonyTools, 'client'>;

/** Does with calls what was decided. What is asked twice, after a crash, the service refuses the second time. */
export function handleActs(tools: Tools): void {
  tools.jobs.handle(actOnCall, async (act, signal) => {
    const call = await tools.client.phoneCall.findUnique({ where: { id: act.callId } });
    if (!call) return;
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    await perform(tools, call, act, patience).catch((error: unknown) => failed(tools, act, error));
  });
}

async function perform(
  tools: Tools,
  call: PhoneCall,
  { act, turn }: CallAct,
  signal: AbortSignal,
): Promise<void> {
  const { answering, callbackUrl } = tools;
  const { id, context, connectionId } = call;
  switch (act) {
    case 'answer':
      if (call.state !== 'arriving') return;
      return connect(
        tools,
        id,
        await answering.answer(context, `${callbackUrl}/calls/${id}`, signal),
      );
    case 'redirect':
      return redirect(tools, call, signal);
    case 'reject':
      return answering.reject(context, signal);
    case 'ring':
      return ring(tools, call, turn, signal);
    case 'leave':
      if (connectionId !== null) await answering.leave(connectionId, signal);
      return;
    case 'end':
      if (connectionId !== null) await answering.end(connectionId, signal);
      return;
  }
}

/** The callback says the same, but may never come. */
async function connect({ client }: Tools, id: string, connectionId: string): Promise<void> {
  await client.phoneCall.updateMany({ where: { id }, data: { connectionId } });
}

async function redirect(tools: Tools, call: PhoneCall, signal: AbortSignal): Promise<void> {
  const userId = await userIdOf(tools, call.ringingId);
  if (userId !== null) await tools.answering.redirect(call.context, userId, signal);
}

async function ring(
  tools: Tools,
  call: PhoneCall,
  turn: number,
  signal: AbortSignal,
): Promise<void> {
  const { connectionId, ringingId, rung, theirs } = call;
  const isCurrent = call.state === 'ringing' && rung.length === turn;
  const userId = await userIdOf(tools, ringingId);
  if (!isCurrent || connectionId === null || userId === null) return;
  const contact = await tools.client.contact.findUnique({ where: { number: theirs } });
  const request = {
    ...{ userId, operationContext: String(turn), seconds: secondsOf(call) },
    callerName: contact?.name ?? displayNumber(theirs),
  };
  await tools.answering.ring(connectionId, request, signal);
}

/** The step that names them says how long they ring. */
function secondsOf(call: PhoneCall): number {
  const step = stepsOf(call).find(
    (one) =>
      one.kind !== 'reject' &&
      (one.kind === 'person'
        ? one.personId === call.ringingId
        : one.personIds.includes(call.ringingId ?? '')),
  );
  return step && step.kind !== 'reject' ? step.seconds : 0;
}

async function userIdOf({ client }: Tools, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const found = await client.colleague.findUnique({ where: { id: personId } });
  return found?.userId ?? null;
}

/** A call that is over tells so itself. What was refused for good goes on with the next person, or with nobody. */
async function failed(tools: Tools, { callId, act, turn }: CallAct, error: unknown): Promise<void> {
  const code = codeOf(error);
  if (code === 'call-over') return;
  if (code !== 'call-refused') throw error;
  await tools.transact(async (tx) => {
    const call = await lockCall(tx, { id: callId });
    if (!call || call.state === 'ended') return;
    if (act === 'ring' && call.rung.length === turn) return ringNext(tx, tools, call);
    if (act !== 'redirect') return;
    await finishCall(tx, call, 'missed', tools.clock.now());
    await requestAct(tx, tools, callId, 'reject');
  });
}
