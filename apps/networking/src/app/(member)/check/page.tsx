import type { ReactElement } from 'react';
import { CheckPage } from '../../../features/check/check-page';

export default function Check(): ReactElement {
  return <CheckPage />;
}
