import { apiError } from '@switchboard/telephony-api';
import type { Actor } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import type { Handover } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { changeHandover } from './change-handover.ts';
import { findHandover } from './find-handover.ts';
import { handoverViews } from './handover-views.ts';
import { offerWaiting } from './offer-waiting.ts';

type Tools = Pick<TelephonyTools, 'jobs' | 'clock'>;

/** So long the bot may take to reach whoever accepted. */
const CONNECT_MS = 60_000;

/** Under the lock of handovers. @throws PlatformError `handover-not-found`, `handover-taken` */
export async function acceptHandover(
  tx: Transaction,
  tools: Tools,
  actor: Actor,
  id: string,
): Promise<Handover> {
  const row = await findHandover(tx.prisma, actor, id);
  // Accepted once more, for instance because the answer was lost.
  if (row.personId === actor.id && row.acceptedAt !== null) return row;
  const untilMs = tools.clock.now() + CONNECT_MS;
  const event = { kind: 'accept', personId: actor.id, untilMs } as const;
  const accepted = await changeHandover(tx, tools, row, event);
  if (accepted === row)
    throw apiError('handover-taken', 'It is offered to somebody else by now, or is over.');
  if (accepted.channel === 'sms') await assignTo(tx, tools, accepted, actor);
  return accepted;
}

/** Under the lock of handovers. @throws PlatformError `handover-not-found` */
export async function passHandover(
  tx: Transaction,
  tools: Tools,
  actor: Actor,
  id: string,
): Promise<Handover> {
  const row = await findHandover(tx.prisma, actor, id);
  const passed = await changeHandover(tx, tools, row, { kind: 'pass', personId: actor.id });
  if (passed === row) return row;
  await offerWaiting(tx, tools);
  return tx.prisma.handover.findUniqueOrThrow({ where: { id } });
}

/** Texts go on in the inbox. */
async function assignTo(
  tx: Transaction,
  { clock }: Tools,
  row: Handover,
  { id: assigneeId }: Actor,
): Promise<void> {
  const [view] = await handoverViews(tx.prisma, clock.now(), [row]);
  if (!view?.conversationId) return;
  await tx.prisma.conversation.update({
    where: { id: view.conversationId },
    data: { assigneeId },
  });
  tx.tell({ kind: 'assignment', id: view.conversationId });
}
