import type { Procedures } from '../../trpc.ts';
import type { CampaignService } from './service.ts';
import { recipientPage, recipientsInput } from './shapes.ts';

/** The recipients of a campaign in the order of its list. */
export const recipients = (procedures: Procedures, campaigns: CampaignService) =>
  procedures
    .allowed('campaign.read')
    .input(recipientsInput)
    .output(recipientPage)
    .query(({ input }) => campaigns.recipients(input));
