export { ChatProvider, useChat } from './context.ts';
export { useChatState } from './use-chat-state.ts';
export { useThread } from './use-thread.ts';
export { useThreadList } from './use-thread-list.ts';
