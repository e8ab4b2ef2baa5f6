import type { ReactElement } from 'react';
import { FirstPage } from '../../../features/shell/first-page';

export default function HomePage(): ReactElement {
  return <FirstPage />;
}
