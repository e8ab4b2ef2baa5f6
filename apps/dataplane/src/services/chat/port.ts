import { port } from '../../platform/ports.ts';
import type { MessageHappening } from './published/message-events.ts';

export type { MessageHappening } from './published/message-events.ts';

/** What other services know of chat. */
export interface ChatMessages {
  /**
   * Hears of every message that is sent, at least once, whatever happens to this process. The sender does not
   * wait for it; until it is fulfilled the message counts as untold.
   */
  onSent(hear: (sent: MessageHappening) => Promise<void>): void;
}

export const chatPort = port<ChatMessages>('chat');
