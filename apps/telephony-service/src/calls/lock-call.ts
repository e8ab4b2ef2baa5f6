import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';

/** The call as it is, until the transaction ends; null where there is none. */
export async function lockCall(
  tx: Transaction,
  by: { readonly id: string } | { readonly correlationId: string },
): Promise<PhoneCall | null> {
  const found = await tx.prisma.phoneCall.findUnique({ where: by, select: { id: true } });
  if (!found) return null;
  await lock(tx, 'PhoneCall', found.id);
  return tx.prisma.phoneCall.findUnique({ where: { id: found.id } });
}
