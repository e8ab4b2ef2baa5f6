import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { byId, campaign } from './shapes.ts';

/** Goes on with those who were not texted. */
export const resume = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.manage')
    .input(byId)
    .output(campaign)
    .mutation(({ input }) => campaigns.command(input.campaignId, 'resume'));
