import type { ReactElement } from 'react';
import { CallHistory } from '../../../features/history/call-history';

export default function CallsPage(): ReactElement {
  return <CallHistory />;
}
