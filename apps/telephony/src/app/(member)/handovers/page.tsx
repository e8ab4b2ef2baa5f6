import type { ReactElement } from 'react';
import { HandoversView } from '../../../features/handovers/handovers-view';

export default function HandoversPage(): ReactElement {
  return <HandoversView />;
}
