import type { ReactElement } from 'react';
import { NumbersView } from '../../../features/numbers/numbers-view';

export default function NumbersPage(): ReactElement {
  return <NumbersView />;
}
