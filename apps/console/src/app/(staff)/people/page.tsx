import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { PeopleView } from '../../../features/people/people-view';
import { getWhereabouts } from '../../../server/compose';
import { titleOf } from '../../../server/current-page';

export const generateMetadata = (): Promise<Metadata> => titleOf('people');

export default function PeoplePage(): ReactElement {
  return <PeopleView whereabouts={getWhereabouts()} />;
}
