import type { SmsOptOutResult } from '@switchboard/acs-wire';
import type { Database, Transaction } from '../../platform/database/database.ts';
import { isPhoneNumber } from './address.ts';

export interface OptOutRequest {
  readonly from: string;
  readonly recipients: readonly { readonly to: string }[];
}

export type OptOutAction = 'add' | 'remove' | 'check';

/** Does what is asked for each recipient; a malformed number does not keep it from the others. */
export async function changeOptOuts(
  db: Database,
  action: OptOutAction,
  { from: sender, recipients }: OptOutRequest,
  nowMs: number,
): Promise<SmsOptOutResult[]> {
  const numbers = [...new Set(recipients.map(({ to }) => to).filter(isPhoneNumber))];
  if (action === 'add') {
    const data = numbers.map((recipient) => newOptOut(sender, recipient, 'request', nowMs));
    await db.smsOptOut.createMany({ data, skipDuplicates: true });
  }
  if (action === 'remove')
    await db.smsOptOut.deleteMany({ where: { sender, recipient: { in: numbers } } });
  const found = action === 'check' ? await optedOut(db, sender, numbers) : undefined;
  return recipients.map(({ to }) => {
    if (!isPhoneNumber(to))
      return { to, httpStatusCode: 400, errorMessage: 'Invalid recipient phone number format' };
    return { to, httpStatusCode: 200, ...(found && { isOptedOut: found.has(to) }) };
  });
}

/** @returns whether this changes anything */
export async function optOut(
  tx: Transaction,
  { sender, recipient, nowMs }: { sender: string; recipient: string; nowMs: number },
): Promise<boolean> {
  const data = [newOptOut(sender, recipient, 'keyword', nowMs)];
  return (await tx.smsOptOut.createMany({ data, skipDuplicates: true })).count > 0;
}

/** @returns whether this changes anything */
export async function optIn(
  tx: Transaction,
  pair: { readonly sender: string; readonly recipient: string },
): Promise<boolean> {
  return (await tx.smsOptOut.deleteMany({ where: pair })).count > 0;
}

async function optedOut(
  db: Database,
  sender: string,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = { sender, recipient: { in: [...numbers] } };
  const rows = await db.smsOptOut.findMany({ where, select: { recipient: true } });
  return new Set(rows.map(({ recipient }) => recipient));
}

function newOptOut(
  sender: string,
  recipient: string,
  source: 'keyword' | 'request',
  nowMs: number,
) {
  return { sender, recipient, source, sinceMs: BigInt(nowMs) };
}
