import type { Transaction } from '../database/transact.ts';
import { forgetHandovers } from '../handovers/forget-handovers.ts';

/**
 * Deletes somebody with all texts to and from their number, their calls and handovers, notes on them, and what lists say of them. That they do
 * not want to hear from us is kept, or we would text them again.
 *
 * @returns false where there is no such contact
 */
export async function forgetContact(tx: Transaction, id: string): Promise<boolean> {
  const contact = await tx.prisma.contact.findUnique({ where: { id } });
  if (!contact) return false;
  const { number: theirs } = contact;
  const conversations = await tx.prisma.conversation.findMany({
    where: { theirs },
    select: { id: true },
  });
  await tx.prisma.conversation.deleteMany({ where: { theirs } });
  await tx.prisma.phoneCall.deleteMany({ where: { theirs, state: { in: ['ended', 'offered'] } } });
  await forgetHandovers(tx, theirs);
  await tx.prisma.asideText.deleteMany({ where: { theirs } });
  await tx.prisma.campaignRecipient.updateMany({ where: { to: theirs }, data: { values: {} } });
  await tx.prisma.campaignRecipient.updateMany({
    where: { to: theirs, state: 'pending' },
    data: { state: 'skipped', reason: 'contact-deleted' },
  });
  await tx.prisma.contact.delete({ where: { id } });
  tx.tell({ kind: 'contact', id });
  for (const one of conversations) tx.tell({ kind: 'message', id: one.id });
  return true;
}
