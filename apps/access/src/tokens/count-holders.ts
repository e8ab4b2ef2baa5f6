import { Prisma } from '@switchboard/database';
import type { PrismaClient } from '@switchboard/database';
import type { Role } from '@switchboard/identity';
import type { Clock } from '@switchboard/kernel';

/** How many people hold a token that has not expired, by role; a role that nobody has is not there. */
export async function countHolders(
  client: PrismaClient,
  clock: Clock,
  among: readonly Role[],
): Promise<ReadonlyMap<Role, number>> {
  const now = new Date(clock.now());
  const counts = await client.$queryRaw<{ role: Role; count: number }[]>`
    SELECT person.role, count(DISTINCT person.id)::int AS count
    FROM issued_token JOIN person ON person.id = issued_token.person_id
    WHERE issued_token.expires_at > ${now} AND person.role IN (${Prisma.join(among)})
    GROUP BY person.role`;
  return new Map(counts.map(({ role, count }) => [role, count]));
}
