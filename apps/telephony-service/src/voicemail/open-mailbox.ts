import { requestAct } from '../calls/act.ts';
import type { CallTools } from '../calls/call-tools.ts';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';

/** Of one message. */
export const MESSAGE_MS = 180_000;
/** A greeting is a minute at most, and nothing is waited for longer than this. */
const GREETING_MS = 120_000;
/** Nobody fills the database by calling. */
const MAX_KEPT = 1_000;

/** Has a call that was answered here hear the greeting. @returns false where there is no room for a message */
export async function openMailbox(
  tx: Transaction,
  tools: CallTools,
  { id }: PhoneCall,
): Promise<boolean> {
  if ((await tx.prisma.voicemail.count({ take: MAX_KEPT })) >= MAX_KEPT) return false;
  const dueAt = new Date(tools.clock.now() + GREETING_MS + MESSAGE_MS);
  await tx.prisma.phoneCall.update({ where: { id }, data: { state: 'mailbox', dueAt } });
  tx.tell({ kind: 'call', id });
  await requestAct(tx, tools, id, 'greet');
  return true;
}
