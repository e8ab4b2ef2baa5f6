import type { ReactElement } from 'react';
import { PeopleView } from '../../../features/people/people-view';
import { getSignInAddresses } from '../../../server/compose';

export default function PeoplePage(): ReactElement {
  return <PeopleView addresses={getSignInAddresses()} />;
}
