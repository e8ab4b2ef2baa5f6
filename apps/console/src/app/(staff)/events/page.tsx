import type { ReactElement } from 'react';
import { EventsView } from '../../../features/events/events-view';

export default function EventsPage(): ReactElement {
  return <EventsView />;
}
