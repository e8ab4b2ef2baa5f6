import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { createInput, created } from './shapes.ts';

/** Makes a campaign of a list, and says which rows it left out; nothing is sent yet. */
export const create = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.manage', 'campaign-per-person')
    .input(createInput)
    .output(created)
    .mutation(({ ctx, input }) => campaigns.create(ctx.actor, input));
