import { pageOf, readTimeCursor, timeCursor } from '@switchboard/app-server';
import { apiError } from '@switchboard/telephony-api';
import type { CampaignService, RecipientView } from '@switchboard/telephony-api';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { campaignViews } from './campaign-views.ts';
import { commandCampaign } from './command-campaign.ts';
import { createCampaign } from './create-campaign.ts';
import { findCampaign } from './find-campaign.ts';

export function createCampaignService(tools: TelephonyTools): CampaignService {
  const { client } = tools;
  return {
    list: listCampaigns(client),
    async get(id) {
      const [view] = await campaignViews(client, [await findCampaign(client, id)]);
      return view!;
    },
    recipients: listRecipients(client),
    create: createCampaign(tools),
    command: commandCampaign(tools),
  };
}

function listCampaigns(client: PrismaClient): CampaignService['list'] {
  return async ({ cursor: from, limit }) => {
    const after = readTimeCursor(from);
    const found = await client.campaign.findMany({
      ...(after && {
        where: {
          OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }],
        },
      }),
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const cursorOf = ({ createdAt: at, id }: (typeof found)[number]) => timeCursor({ at, id });
    const { rows, cursor } = pageOf(found, limit, cursorOf);
    return { items: await campaignViews(client, rows), cursor };
  };
}

function listRecipients(client: PrismaClient): CampaignService['recipients'] {
  return async ({ campaignId, state, cursor: from, limit }) => {
    await findCampaign(client, campaignId);
    const found = await client.campaignRecipient.findMany({
      where: { campaignId, row: { gt: rowOf(from) }, ...(state !== undefined && { state }) },
      orderBy: { row: 'asc' },
      take: limit + 1,
    });
    const { rows, cursor } = pageOf(found, limit, ({ row }) => String(row));
    const items = rows.map((row) => ({
      ...{ to: row.to, reason: row.reason },
      state: row.state as RecipientView['state'],
    }));
    return { items, cursor };
  };
}

function rowOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw apiError('invalid-cursor', 'This list does not go on from there.');
}
