import { requestAct } from '../calls/act.ts';
import type { CallTools } from '../calls/call-tools.ts';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { MESSAGE_MS } from './open-mailbox.ts';

/** Whoever calls has heard the greeting: from now on it is recorded, until they hang up, press # or the time is up. */
export async function greetingOver(
  tx: Transaction,
  tools: CallTools,
  { id, state }: PhoneCall,
): Promise<void> {
  if (state !== 'mailbox') return;
  const begun = { callId: id, state: 'recording', startedAt: new Date(tools.clock.now()) };
  const { count } = await tx.prisma.voicemail.createMany({ data: begun, skipDuplicates: true });
  if (count === 0) return;
  await requestAct(tx, tools, id, 'record');
  await requestAct(tx, tools, id, 'listen');
  await requestAct(tx, tools, id, 'limit', 0, MESSAGE_MS);
}
