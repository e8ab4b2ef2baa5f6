import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { byId, campaign } from './shapes.ts';

/** Sends no more until it is resumed. */
export const pause = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.manage')
    .input(byId)
    .output(campaign)
    .mutation(({ input }) => campaigns.command(input.campaignId, 'pause'));
