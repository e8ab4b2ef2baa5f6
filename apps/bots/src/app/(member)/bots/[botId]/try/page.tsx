import type { ReactElement } from 'react';
import { TrialView } from '../../../../../features/trial/trial-view';

export default function TryPage(): ReactElement {
  return <TrialView />;
}
