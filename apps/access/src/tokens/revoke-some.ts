import type { TokenService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';

const AT_ONCE = 50;
/** ACS is asked to end the tokens of this many people at a time. */
const TOGETHER = 5;

/** Goes through those who hold a token that has not expired, in the order of their ids. */
export function revokeSome(
  client: PrismaClient,
  clock: Clock,
  revoke: TokenService['revoke'],
): TokenService['revokeSome'] {
  return async (origin, { role, after, reason }) => {
    const holders = await client.issuedToken.findMany({
      where: {
        expiresAt: { gt: new Date(clock.now()) },
        ...(after !== undefined && { personId: { gt: after } }),
        person: { acsUserId: { not: null }, ...(role && { role }) },
      },
      select: { personId: true },
      distinct: ['personId'],
      orderBy: { personId: 'asc' },
      take: AT_ONCE,
    });
    for (let from = 0; from < holders.length; from += TOGETHER) {
      const some = holders.slice(from, from + TOGETHER);
      await Promise.all(some.map(({ personId }) => revoke(origin, personId, reason)));
    }
    const last = holders.length === AT_ONCE ? holders.at(-1) : undefined;
    return { revoked: holders.length, after: last?.personId ?? null };
  };
}
