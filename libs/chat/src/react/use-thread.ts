import { useEffect } from 'react';
import type { ThreadState } from '../state.ts';
import { useChat } from './context.ts';
import { useChatState } from './use-chat-state.ts';

/** A thread, read on first use; undefined until something is known of it. */
export function useThread(threadId: string): ThreadState | undefined {
  const chat = useChat();
  useEffect(() => {
    // The failure is in the thread's `history`.
    chat.open(threadId).catch(() => undefined);
  }, [chat, threadId]);
  return useChatState((state) => state.threads[threadId]);
}
