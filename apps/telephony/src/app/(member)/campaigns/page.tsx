import type { ReactElement } from 'react';
import { CampaignsView } from '../../../features/campaigns/campaigns-view';

export default function CampaignsPage(): ReactElement {
  return <CampaignsView />;
}
