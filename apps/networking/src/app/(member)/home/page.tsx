import type { ReactElement } from 'react';
import { SpacesView } from '../../../features/spaces/spaces-view';
import { getServer } from '../../../server/compose';

export default async function Home(): Promise<ReactElement> {
  const session = await getServer().session();
  return <SpacesView name={session?.name ?? ''} />;
}
