import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import type { CallTools } from './call-tools.ts';
import { leaveIfSettled } from './leave-if-settled.ts';
import { ringNext } from './ring-next.ts';
import { putRing, ringsOf, UNSETTLED } from './rings.ts';

/** Somebody who was rung will not come. Whoever is the last of them has the next ones rung. */
export async function ringGone(
  tx: Transaction,
  tools: CallTools,
  call: PhoneCall,
  turn: number,
): Promise<void> {
  if (!(await putRing(tx, { callId: call.id, turn }, UNSETTLED, 'gone'))) return;
  tx.tell({ kind: 'call', id: call.id });
  const rings = await ringsOf(tx, call.id);
  if (call.state === 'answered') return leaveIfSettled(tx, tools, call, rings);
  const isRinging = rings.some(({ state }) => state === 'ringing');
  if (call.state === 'ringing' && !isRinging) await ringNext(tx, tools, call, rings);
}
