import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { campaignPage, listInput } from './shapes.ts';

/** Campaigns, the latest first. */
export const list = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.read')
    .input(listInput)
    .output(campaignPage)
    .query(({ input }) => campaigns.list(input));
