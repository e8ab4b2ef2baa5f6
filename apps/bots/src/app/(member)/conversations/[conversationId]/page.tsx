import type { ReactElement } from 'react';
import { ConversationView } from '../../../../features/conversations/conversation-view';

export default async function ConversationPage({
  params,
}: {
  readonly params: Promise<{ conversationId: string }>;
}): Promise<ReactElement> {
  const { conversationId } = await params;
  return <ConversationView conversationId={conversationId} />;
}
