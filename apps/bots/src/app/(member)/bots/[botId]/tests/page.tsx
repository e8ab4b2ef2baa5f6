import type { ReactElement } from 'react';
import { TestsView } from '../../../../../features/tests/tests-view';

export default function TestsPage(): ReactElement {
  return <TestsView />;
}
