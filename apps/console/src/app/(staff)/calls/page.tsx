import type { ReactElement } from 'react';
import { CallsView } from '../../../features/calls/calls-view';

export default function CallsPage(): ReactElement {
  return <CallsView />;
}
