import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { AccessView } from '../../../features/access/access-view';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('access');

export default function AccessPage(): ReactElement {
  return <AccessView />;
}
