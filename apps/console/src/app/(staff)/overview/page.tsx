import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { OverviewView } from '../../../features/overview/overview-view';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('overview');

export default function OverviewPage(): ReactElement {
  return <OverviewView />;
}
