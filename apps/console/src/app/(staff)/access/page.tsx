import type { ReactElement } from 'react';
import { AccessView } from '../../../features/access/access-view';

export default function AccessPage(): ReactElement {
  return <AccessView />;
}
