import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { LiveView } from '../../../features/live/live-view';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('live');

export default function LivePage(): ReactElement {
  return <LiveView />;
}
