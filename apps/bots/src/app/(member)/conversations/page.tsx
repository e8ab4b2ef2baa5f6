import type { ReactElement } from 'react';
import { ConversationsView } from '../../../features/conversations/conversations-view';

export default function ConversationsPage(): ReactElement {
  return <ConversationsView />;
}
