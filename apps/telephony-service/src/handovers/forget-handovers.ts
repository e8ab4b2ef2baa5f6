import type { Transaction } from '../database/transact.ts';
import { OVER } from './handover-row.ts';

const NOTHING = { facts: [], understood: [] };

/** Deletes what was handed over of somebody; what still goes on says nothing of them any more. */
export async function forgetHandovers(tx: Transaction, customerNumber: string): Promise<void> {
  const where = { customerNumber };
  await tx.prisma.handover.deleteMany({ where: { ...where, state: { in: OVER } } });
  const open = await tx.prisma.handover.findMany({ where, select: { id: true } });
  await tx.prisma.handover.updateMany({
    where,
    data: { customerName: null, customerNumber: null, summary: NOTHING },
  });
  for (const { id } of open) tx.tell({ kind: 'handover', id });
}
