import { withEvent } from '@switchboard/telephony';
import type { ConsentEvent } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import { consentsOf } from './consent-of.ts';

/** Writes down what somebody said, unless it is what they said before: nobody fills the ledger with one word. */
export async function writeConsent(
  tx: Transaction,
  theirs: string,
  event: ConsentEvent,
  byId: string | null = null,
): Promise<void> {
  const known = (await consentsOf(tx.prisma, [theirs]))(theirs);
  const last = known.find(
    ({ channel, sender }) => channel === event.channel && sender === event.sender,
  );
  const isSaid = last?.kind === event.kind && last.atMs <= event.atMs;
  if (isSaid || withEvent(known, event) === known) return;
  const { kind, channel, sender = null, source, atMs } = event;
  await tx.prisma.consentEvent.create({
    data: { theirs, kind, channel, ours: sender, source, at: new Date(atMs), byId },
  });
  const concerned = await tx.prisma.conversation.findMany({
    where: { theirs, ...(sender !== null && { ours: sender }) },
    select: { id: true },
    take: 100,
  });
  for (const { id } of concerned) tx.tell({ kind: 'consent', id });
}
