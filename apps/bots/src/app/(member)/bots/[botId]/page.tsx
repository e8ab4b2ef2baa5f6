import type { ReactElement } from 'react';
import { FlowView } from '../../../../features/flow/flow-view';

export default function FlowPage(): ReactElement {
  return <FlowView />;
}
