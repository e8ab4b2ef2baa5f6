import type { CampaignView } from '@switchboard/telephony-api';
import type { Campaign, Prisma } from '../generated/prisma/client.ts';
import { namesOf } from '../people/colleagues.ts';

type Counts = CampaignView['counts'];

/** Campaigns with how far each has come, in the order that they are given in. */
export async function campaignViews(
  client: Prisma.TransactionClient,
  rows: readonly Campaign[],
): Promise<CampaignView[]> {
  const ids = rows.map(({ id }) => id);
  const states = await client.campaignRecipient.groupBy({
    by: ['campaignId', 'state'],
    where: { campaignId: { in: ids } },
    _count: true,
  });
  const arrived = await client.message.groupBy({
    by: ['campaignId'],
    where: { campaignId: { in: ids }, state: 'delivered' },
    _count: true,
  });
  const names = await namesOf(
    client,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ id, name, ours, text, state, byId, createdAt, textsPerMinute }) => ({
    ...{ id, name, ours, text, textsPerMinute, by: names(byId) },
    state: state as CampaignView['state'],
    createdAt: createdAt.toISOString(),
    counts: countsOf(states.filter((one) => one.campaignId === id)),
    delivered: arrived.find((one) => one.campaignId === id)?._count ?? 0,
  }));
}

function countsOf(states: readonly { readonly state: string; readonly _count: number }[]): Counts {
  const counts: Counts = { pending: 0, sending: 0, sent: 0, failed: 0, skipped: 0 };
  for (const { state, _count } of states) counts[state as keyof Counts] = _count;
  return counts;
}
