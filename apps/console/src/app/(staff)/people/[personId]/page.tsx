import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { PersonView } from '../../../../features/person/person-view';
import { titleOf } from '../../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('people');

export default async function PersonPage({
  params,
}: {
  readonly params: Promise<{ personId: string }>;
}): Promise<ReactElement> {
  const { personId } = await params;
  return <PersonView key={personId} personId={personId} />;
}
