import { can } from '@switchboard/identity';
import { apiError } from '@switchboard/telephony-api';
import type { Actor } from '@switchboard/telephony-api';
import type { Handover, Prisma } from '../generated/prisma/client.ts';

/** What is the concern of somebody: what they have requested, what they were asked, and what is their team's. */
export async function concerning(
  client: Prisma.TransactionClient,
  { id, role }: Actor,
): Promise<Prisma.HandoverWhereInput> {
  if (can(role, 'call.supervise')) return {};
  const teams = await client.teamMember.findMany({
    where: { personId: id },
    select: { teamId: true },
  });
  const teamIds = teams.map(({ teamId }) => teamId);
  return { OR: [{ personId: id }, { asked: { has: id } }, { teamId: { in: teamIds } }] };
}

/** @throws PlatformError `handover-not-found` */
export async function findHandover(
  client: Prisma.TransactionClient,
  actor: Actor,
  id: string,
): Promise<Handover> {
  const mine = { OR: [{ askedById: actor.id }, await concerning(client, actor)] };
  return (await client.handover.findFirst({ where: { AND: [{ id }, mine] } })) ?? missing();
}

/** One that the actor has requested. @throws PlatformError `handover-not-found` */
export async function findRequested(
  client: Prisma.TransactionClient,
  actor: Actor,
  id: string,
): Promise<Handover> {
  return (await client.handover.findFirst({ where: { id, askedById: actor.id } })) ?? missing();
}

function missing(): never {
  throw apiError('handover-not-found', 'There is no such handover of yours.');
}
