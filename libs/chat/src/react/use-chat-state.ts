import { useSyncExternalStore } from 'react';
import type { ChatState } from '../state.ts';
import { useChat } from './context.ts';

/** A part of the state. The selector must return something that is equal when nothing changed. */
export function useChatState<T>(select: (state: ChatState) => T): T {
  const chat = useChat();
  const get = (): T => select(chat.getSnapshot());
  return useSyncExternalStore(chat.subscribe, get, get);
}
