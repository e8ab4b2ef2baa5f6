import type { Person } from '@switchboard/app-server';
import type { Clock } from '@switchboard/kernel';
import type { Colleague } from '@switchboard/telephony-api';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

const HALF_A_YEAR_MS = 183 * 86_400_000;
const MAX_LISTED = 200;

/** What people are called who have used this service. */
export type Names = (id: string) => Colleague;

/** Keeps who was here, and what they are called and rung by now. */
export async function rememberColleague(
  client: PrismaClient,
  clock: Clock,
  { id, name, userId = null }: Person,
): Promise<void> {
  const seenAt = new Date(clock.now());
  await client.colleague.upsert({
    where: { id },
    create: { id, name, seenAt, userId },
    update: { name, seenAt, userId },
  });
}

/** By name. */
export function listColleagues(client: PrismaClient, clock: Clock): Promise<Colleague[]> {
  return client.colleague.findMany({
    where: { seenAt: { gte: new Date(clock.now() - HALF_A_YEAR_MS) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
    take: MAX_LISTED,
  });
}

/** Who is not known any more is called nothing. */
export async function namesOf(
  client: Prisma.TransactionClient,
  ids: readonly (string | null)[],
): Promise<Names> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows =
    wanted.length === 0
      ? []
      : await client.colleague.findMany({
          where: { id: { in: wanted } },
          select: { id: true, name: true },
        });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? '' });
}
