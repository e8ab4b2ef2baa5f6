import type { ReactElement } from 'react';
import { TextsView } from '../../../features/texts/texts-view';

export default function MessagesPage(): ReactElement {
  return <TextsView />;
}
