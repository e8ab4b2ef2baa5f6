import { codeOf } from '@switchboard/kernel';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { actOnCall, requestAct } from './act.ts';
import type { CallAct } from './act.ts';
import { actOnRing, userIdOf } from './act-on-ring.ts';
import type { ActingTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { lockCall } from './lock-call.ts';
import { MAILBOX_ACTS, playRingback, actOnMailbox } from '../voicemail/mailbox-acts.ts';
import { ringGone } from './ring-gone.ts';

/** Whoever has not answered by then will not. */
const ANSWER_MS = 10_000;
/** What is refused of these says that nobody will come of it. */
const OF_RINGS: readonly CallAct['act'][] = ['ring', 'cancel', 'remove'];

/** Does with calls what was decided. What is asked twice, after a crash, the service refuses the second time. */
export function handleActs(tools: ActingTools): void {
  tools.jobs.handle(actOnCall, async (act, signal) => {
    const call = await tools.client.phoneCall.findUnique({ where: { id: act.callId } });
    if (!call) return;
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    await perform(tools, call, act, patience).catch((error: unknown) => failed(tools, act, error));
  });
}

async function perform(
  tools: ActingTools,
  call: PhoneCall,
  { act, turn }: CallAct,
  signal: AbortSignal,
): Promise<void> {
  const { answering } = tools;
  const { context, connectionId } = call;
  switch (act) {
    case 'answer':
      return answer(tools, call, signal);
    case 'redirect':
      return redirect(tools, call, signal);
    case 'reject':
      return answering.reject(context, signal);
    case 'ring':
    case 'cancel':
    case 'remove':
      return actOnRing(tools, call, { act, turn }, signal);
    case 'ringback':
      return playRingback(tools, call, signal);
    case 'hush':
      if (connectionId !== null) await answering.hush(connectionId, signal);
      return;
    case 'greet':
    case 'record':
    case 'listen':
    case 'limit':
      return actOnMailbox(tools, call, act, signal);
    case 'leave':
      if (connectionId !== null) await answering.leave(connectionId, signal);
      return;
    case 'end':
      if (connectionId !== null) await answering.end(connectionId, signal);
      return;
  }
}

/** The callback says the same, but may never come. */
async function answer(
  { answering, callbackUrl, client }: ActingTools,
  { id, state, context }: PhoneCall,
  signal: AbortSignal,
): Promise<void> {
  if (state !== 'arriving') return;
  const connectionId = await answering.answer(context, `${callbackUrl}/calls/${id}`, signal);
  await client.phoneCall.updateMany({ where: { id }, data: { connectionId } });
}

async function redirect(
  tools: ActingTools,
  { id, context }: PhoneCall,
  signal: AbortSignal,
): Promise<void> {
  const ring = await tools.client.callRing.findFirst({ where: { callId: id, state: 'ringing' } });
  const userId = ring && (await userIdOf(tools, ring.personId));
  if (userId !== null) await tools.answering.redirect(context, userId, signal);
}

/** A call that is over tells so itself. What was refused for good goes on with the next person, or with nobody. */
async function failed(
  tools: ActingTools,
  { callId, act, turn }: CallAct,
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  if (code === 'call-over') return;
  if (code !== 'call-refused') throw error;
  await tools.transact(async (tx) => {
    const call = await lockCall(tx, { id: callId });
    if (!call || call.state === 'ended') return;
    if (OF_RINGS.includes(act)) return ringGone(tx, tools, call, turn);
    if (act !== 'redirect' && !MAILBOX_ACTS.includes(act)) return;
    await finishCall(tx, call, 'missed', tools.clock.now());
    await requestAct(tx, tools, callId, act === 'redirect' ? 'reject' : 'end');
  });
}
