import type { CampaignCommand } from '@switchboard/telephony';
import type { z } from 'zod';
import type { Actor } from '../../actor.ts';
import type { Page } from '../../shapes.ts';
import type * as shapes from './shapes.ts';
import type { CampaignView, RecipientView } from './shapes.ts';

/** One text to a list, paced, and never twice to one recipient. */
export interface CampaignService {
  list(request: z.output<typeof shapes.listInput>): Promise<Page<CampaignView>>;
  /** @throws PlatformError `campaign-not-found` */
  get(campaignId: string): Promise<CampaignView>;
  /** In the order of the list. @throws PlatformError `campaign-not-found`, `invalid-cursor` */
  recipients(request: z.output<typeof shapes.recipientsInput>): Promise<Page<RecipientView>>;
  /** @throws PlatformError `number-not-found`, and of a list or a template that cannot be read */
  create(
    actor: Actor,
    request: z.output<typeof shapes.createInput>,
  ): Promise<z.output<typeof shapes.created>>;
  /** @throws PlatformError `campaign-not-found`, `campaign-wrong-state` */
  command(campaignId: string, command: Exclude<CampaignCommand, 'finish'>): Promise<CampaignView>;
}
