import { nextRing } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import type { CallRing, PhoneCall } from '../generated/prisma/client.ts';
import { requestAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { finishCall } from './finish-call.ts';
import { ringFactsOf } from './ring-facts.ts';
import { addRings } from './rings.ts';
import { stepsOf } from './steps.ts';
import { openMailbox } from '../voicemail/open-mailbox.ts';

/** What is said of a ring later than this after its end is not waited for. */
export const GRACE_MS = 60_000;

/**
 * Rings the next one, or the next ones together, of a call that was answered here. Where there is none, whoever calls
 * may leave a message, or the call ends.
 */
export async function ringNext(
  tx: Transaction,
  tools: CallTools,
  call: PhoneCall,
  rings: readonly CallRing[],
): Promise<void> {
  const { id } = call;
  const nowMs = tools.clock.now();
  const steps = stepsOf(call);
  const next = nextRing(steps, {
    rung: rings.map(({ personId }) => personId),
    facts: await ringFactsOf(tx, steps),
  });
  if (next.kind === 'mailbox' && (await openMailbox(tx, tools, call))) return;
  if (next.kind !== 'ring') {
    await finishCall(tx, call, 'missed', nowMs);
    return requestAct(tx, tools, id, 'end');
  }
  const { personIds, seconds } = next;
  const dueAt = new Date(nowMs + seconds * 1_000 + GRACE_MS);
  await tx.prisma.phoneCall.update({ where: { id }, data: { dueAt, state: 'ringing' } });
  tx.tell({ kind: 'call', id });
  // It goes on for those who are rung later.
  if (rings.length === 0) await requestAct(tx, tools, id, 'ringback');
  for (const turn of await addRings(tx, id, personIds, { nowMs, rung: rings.length }))
    await requestAct(tx, tools, id, 'ring', turn);
}
