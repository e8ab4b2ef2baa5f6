import { afterCommand } from '@switchboard/telephony';
import type { CampaignState } from '@switchboard/telephony';
import type { CampaignService } from '@switchboard/telephony-api';
import { lock } from '../database/transact.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { campaignViews } from './campaign-views.ts';
import { findCampaign } from './find-campaign.ts';
import { scheduleStep } from './take-step.ts';

export function commandCampaign(
  tools: Pick<TelephonyTools, 'transact' | 'jobs'>,
): CampaignService['command'] {
  return (id, command) =>
    tools.transact(async (tx) => {
      await lock(tx, 'Campaign', id);
      const known = await findCampaign(tx.prisma, id);
      const state = afterCommand(known.state as CampaignState, command);
      const row = await tx.prisma.campaign.update({ where: { id }, data: { state } });
      if (state === 'running') await scheduleStep(tx, tools, id);
      if (state === 'stopped')
        await tx.prisma.campaignRecipient.updateMany({
          where: { campaignId: id, state: 'pending' },
          data: { state: 'skipped', reason: 'campaign-stopped' },
        });
      tx.tell({ kind: 'campaign', id });
      const [view] = await campaignViews(tx.prisma, [row]);
      return view!;
    });
}
