'use client';

import type { IncomingState } from '@switchboard/calling';
import { useChat, useChatState } from '@switchboard/chat/react';
import { useEffect } from 'react';
import { isShared, namedThread } from './shared-thread';

/**
 * The conversation a call comes from, if both are in it. The caller only names it: it is looked for
 * among one's own, and what may be read there the service decides.
 */
export function useSharedThread(call: IncomingState): string | undefined {
  const chat = useChat();
  const thread = useChatState(({ threads }) => namedThread(threads, call));
  const unread = thread?.history === 'none' ? thread.id : undefined;
  useEffect(() => {
    // Who is in a conversation is known once it is open; a failure is in the thread itself.
    if (unread !== undefined) chat.open(unread).catch(() => undefined);
  }, [chat, unread]);
  return isShared(thread, call) ? thread?.id : undefined;
}
