import type { ReactElement } from 'react';
import { RecordingsView } from '../../../features/recordings/recordings-view';

export default function RecordingsPage(): ReactElement {
  return <RecordingsView />;
}
