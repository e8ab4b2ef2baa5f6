import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { byId, campaign } from './shapes.ts';

/** One campaign, and how far it has come. */
export const get = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.read')
    .input(byId)
    .output(campaign)
    .query(({ input }) => campaigns.get(input.campaignId));
