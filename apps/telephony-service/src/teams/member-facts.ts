import type { MemberFacts } from '@switchboard/telephony';
import { busyOf } from '../calls/busy-of.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import { isHere } from './is-here.ts';

/** What is known of people who can be asked. */
export async function memberFactsOf(
  client: Prisma.TransactionClient,
  nowMs: number,
  ids: string[],
): Promise<{
  readonly facts: ReadonlyMap<string, MemberFacts>;
  /** Who has a communication identity, by which calls and threads come to them. */
  readonly reachable: ReadonlySet<string>;
}> {
  const people = await client.colleague.findMany({ where: { id: { in: ids } } });
  const busy = await busyOf(client, ids);
  const facts = people.map((one): [string, MemberFacts] => [
    one.id,
    {
      ...{ isHere: isHere(one, nowMs), isBusy: busy.has(one.id) },
      idleSinceMs: one.idleSince?.getTime() ?? 0,
    },
  ]);
  const reachable = people.filter(({ userId }) => userId !== null).map(({ id }) => id);
  return { facts: new Map(facts), reachable: new Set(reachable) };
}
