import { isDeepStrictEqual } from 'node:util';
import type { PolicyEffect } from '@switchboard/access-api';
import { Prisma } from '@switchboard/database';
import type { PrismaClient } from '@switchboard/database';
import { roles } from '@switchboard/identity';
import type { Role, TokenPolicy } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';
import { countHolders } from '../tokens/count-holders.ts';

interface Count {
  readonly role: string;
  readonly count: number;
}

/** The roles that two policies differ in, with the people of each and who of them holds a token. */
export async function effectOf(
  client: PrismaClient,
  clock: Clock,
  before: TokenPolicy,
  after: TokenPolicy,
): Promise<PolicyEffect[]> {
  const changed = roles.filter((role) => !isDeepStrictEqual(before[role], after[role]));
  if (changed.length === 0) return [];
  const [people, holders] = await Promise.all([
    peopleOf(client, changed),
    countHolders(client, clock, changed),
  ]);
  return changed.map((role) => ({
    role,
    people: countOf(people, role),
    holders: holders.get(role) ?? 0,
  }));
}

function peopleOf(client: PrismaClient, changed: readonly Role[]): Promise<Count[]> {
  return client.$queryRaw`
    SELECT role, count(*)::int AS count FROM person
    WHERE role IN (${Prisma.join(changed)}) AND erased_at IS NULL
    GROUP BY role`;
}

function countOf(counts: readonly Count[], role: Role): number {
  return counts.find((one) => one.role === role)?.count ?? 0;
}
