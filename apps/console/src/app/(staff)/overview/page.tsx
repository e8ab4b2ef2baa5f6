import type { ReactElement } from 'react';
import { OverviewView } from '../../../features/overview/overview-view';

export default function OverviewPage(): ReactElement {
  return <OverviewView />;
}
