import type { Transaction } from '../database/transact.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { putText } from './put-text.ts';
import type { IncomingText } from './put-text.ts';

type Tools = Pick<TelephonyTools, 'clock'>;

/** Over a weekend somebody notices that nobody has opened the inbox since a number was given to it. */
const KEPT_MS = 7 * 86_400_000;
/** More texts for one number are not kept. */
const MAX_PER_NUMBER = 500;

/** Keeps a text out of sight until its number is ours. */
export async function putAside(tx: Transaction, { clock }: Tools, text: IncomingText) {
  const { ours } = text;
  if ((await tx.prisma.asideText.count({ where: { ours } })) >= MAX_PER_NUMBER) return;
  const since = new Date(clock.now());
  await tx.prisma.asideText.createMany({ data: { ...text, since }, skipDuplicates: true });
}

/** A number is ours now: what was written to it meanwhile is in the inbox, in order. */
export async function takeAside(tx: Transaction, tools: Tools, ours: string): Promise<void> {
  const found = await tx.prisma.asideText.findMany({
    where: { ours },
    orderBy: [{ at: 'asc' }, { providerId: 'asc' }],
  });
  if (found.length === 0) return;
  for (const { since: _since, ...text } of found) await putText(tx, tools, text);
  const ids = found.map(({ providerId }) => providerId);
  await tx.prisma.asideText.deleteMany({ where: { providerId: { in: ids } } });
}

/** Deletes what was never ours. */
export async function purgeAside({ client, clock }: Tools & Pick<TelephonyTools, 'client'>) {
  const before = new Date(clock.now() - KEPT_MS);
  await client.asideText.deleteMany({ where: { since: { lt: before } } });
}
