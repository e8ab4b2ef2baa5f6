import type { Transaction } from '../database/transact.ts';
import type { CallRing, PhoneCall } from '../generated/prisma/client.ts';
import { requestAct } from './act.ts';
import type { CallTools } from './call-tools.ts';
import { UNSETTLED } from './rings.ts';

/** Who has the call is left alone once nobody else can come into it any more by being rung. */
export async function leaveIfSettled(
  tx: Transaction,
  tools: CallTools,
  { id }: Pick<PhoneCall, 'id'>,
  rings: readonly CallRing[],
): Promise<void> {
  const unsettled: readonly string[] = UNSETTLED;
  const hasCome = rings.some(({ state }) => state === 'came');
  if (hasCome && !rings.some(({ state }) => unsettled.includes(state)))
    await requestAct(tx, tools, id, 'leave');
}
