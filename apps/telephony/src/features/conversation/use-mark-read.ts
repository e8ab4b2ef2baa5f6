'use client';

import { useDocumentVisibility } from '@mantine/hooks';
import type { MessageView, OpenedConversation } from '@switchboard/telephony-api/client';
import { useEffect } from 'react';
import { telephony } from '../live/telephony';

/** Who looks at a conversation has seen what came in. The change is told to everybody, this page included. */
export function useMarkRead(
  { id, unread }: OpenedConversation,
  messages: readonly MessageView[],
): void {
  const isVisible = useDocumentVisibility() === 'visible';
  const until = messages.find(({ direction }) => direction === 'in')?.at;
  useEffect(() => {
    if (!isVisible || unread === 0 || until === undefined) return;
    // What is still unread then is marked when the page is told of the next change.
    telephony.inbox.markRead.mutate({ conversationId: id, until }).catch(() => undefined);
  }, [id, unread, until, isVisible]);
}
