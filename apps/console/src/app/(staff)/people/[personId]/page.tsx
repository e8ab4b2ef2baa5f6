import type { ReactElement } from 'react';
import { PersonView } from '../../../../features/person/person-view';

export default async function PersonPage({
  params,
}: {
  readonly params: Promise<{ personId: string }>;
}): Promise<ReactElement> {
  const { personId } = await params;
  return <PersonView key={personId} personId={personId} />;
}
