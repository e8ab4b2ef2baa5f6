import type { Facts, Flow } from '@switchboard/bots';
import type { Transaction } from '../database/transaction.ts';

interface Of {
  readonly botId: string;
  readonly who: string;
}

/** Keeps what has changed of the facts that a flow remembers: as many as it names, and none that is secret. */
export async function remember(
  { prisma }: Transaction,
  { remembers }: Pick<Flow, 'remembers'>,
  { botId, who }: Of,
  before: Facts,
  facts: Facts,
  at: Date,
): Promise<void> {
  for (const name of remembers) {
    const value = facts[name];
    if (value === undefined || value === before[name]) continue;
    await prisma.memory.upsert({
      where: { botId_who_name: { botId, who, name } },
      create: { botId, who, name, value, at },
      update: { value, at },
    });
  }
}

/** What a conversation with somebody begins with. */
export async function remembered(
  { prisma }: Transaction,
  { remembers }: Pick<Flow, 'remembers'>,
  { botId, who }: Of,
): Promise<Facts> {
  const found = await prisma.memory.findMany({
    where: { botId, who, name: { in: [...remembers] } },
  });
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}
