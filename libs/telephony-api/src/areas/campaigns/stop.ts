import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { byId, campaign } from './shapes.ts';

/** Ends for good; who was not texted is not. */
export const stop = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.manage')
    .input(byId)
    .output(campaign)
    .mutation(({ input }) => campaigns.command(input.campaignId, 'stop'));
