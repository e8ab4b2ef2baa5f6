import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { requestAct } from './act.ts';
import { answeredBy } from './answered-by.ts';
import type { CallTools } from './call-tools.ts';
import { leaveIfSettled } from './leave-if-settled.ts';
import { putRing, ringsOf } from './rings.ts';

/** What became of everybody who was rung is not waited for longer than this. */
const SETTLE_MS = 10_000;

/** Somebody who was rung is in the call: the first one has it, the others are rung no more, or taken out again. */
export async function somebodyCame(
  tx: Transaction,
  tools: CallTools,
  call: PhoneCall,
  turn: number,
): Promise<void> {
  const { id } = call;
  const rings = await ringsOf(tx, id);
  const ring = rings.find((one) => one.turn === turn);
  if (!ring || call.state === 'ended') return;
  const isLate = rings.some(({ state }) => state === 'came');
  const to = isLate ? 'removed' : 'came';
  if (!(await putRing(tx, ring, ['ringing', 'cancelled'], to))) return;
  if (isLate) return requestAct(tx, tools, id, 'remove', turn);
  // Events of calls may have named another one, who came later: who came first is known here.
  const known = call.personId === ring.personId ? call : { ...call, personId: null };
  await answeredBy(tx, known, ring.personId, tools.clock.now());
  await requestAct(tx, tools, id, 'hush');
  for (const other of rings)
    if (other.turn !== turn && (await putRing(tx, other, ['ringing'], 'cancelled')))
      await requestAct(tx, tools, id, 'cancel', other.turn);
  await leaveIfSettled(tx, tools, call, await ringsOf(tx, id));
  await requestAct(tx, tools, id, 'leave', turn, SETTLE_MS);
}
