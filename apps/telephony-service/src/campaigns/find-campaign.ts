import { apiError } from '@switchboard/telephony-api';
import type { Campaign, Prisma } from '../generated/prisma/client.ts';

/** @throws PlatformError `campaign-not-found` */
export async function findCampaign(
  client: Prisma.TransactionClient,
  id: string,
): Promise<Campaign> {
  const found = await client.campaign.findUnique({ where: { id } });
  if (found) return found;
  throw apiError('campaign-not-found', 'There is no such campaign.');
}
