import type { createChatClient } from '@switchboard/acs-client';
import { createContext } from 'react';

/** Microsoft's client, with its realtime notifications on. */
export type ChatClient = ReturnType<typeof createChatClient>;

/** The client that the chat of this page runs on, for what programs say to each other in threads. */
export const SessionChatClient = createContext<ChatClient | undefined>(undefined);
