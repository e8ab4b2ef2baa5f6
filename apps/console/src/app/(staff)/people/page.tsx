import type { ReactElement } from 'react';
import { PeopleView } from '../../../features/people/people-view';
import { getWhereabouts } from '../../../server/compose';

export default function PeoplePage(): ReactElement {
  return <PeopleView whereabouts={getWhereabouts()} />;
}
