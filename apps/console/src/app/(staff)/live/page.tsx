import type { ReactElement } from 'react';
import { LiveView } from '../../../features/live/live-view';

export default function LivePage(): ReactElement {
  return <LiveView />;
}
