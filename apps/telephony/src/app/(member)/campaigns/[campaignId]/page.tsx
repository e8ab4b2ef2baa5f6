import type { ReactElement } from 'react';
import { CampaignPanel } from '../../../../features/campaigns/campaign-panel';

export default async function CampaignPage({
  params,
}: {
  readonly params: Promise<{ campaignId: string }>;
}): Promise<ReactElement> {
  const { campaignId } = await params;
  return <CampaignPanel campaignId={campaignId} />;
}
