import type { ReactElement } from 'react';
import { PushView } from '../../../features/push/push-view';

export default function PushPage(): ReactElement {
  return <PushView />;
}
