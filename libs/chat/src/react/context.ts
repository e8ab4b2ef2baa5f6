import { createContext, createElement, useContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Chat } from '../chat.ts';

const ChatContext = createContext<Chat | undefined>(undefined);

export function ChatProvider({
  chat,
  children,
}: {
  chat: Chat;
  children: ReactNode;
}): ReactElement {
  return createElement(ChatContext, { value: chat }, children);
}

/** @throws Error outside of a provider */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('useChat needs a <ChatProvider> around it.');
  return chat;
}
