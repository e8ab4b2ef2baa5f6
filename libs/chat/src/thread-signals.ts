import { SIGNAL } from './message.ts';
import { userIdOf } from './sdk.ts';
import type { SdkChatClient, SdkEvents } from './sdk.ts';

/** What programs say to each other in a thread, beside what people write. */
export interface ThreadSignals {
  /** @throws what the SDK throws */
  send(text: string): Promise<void>;
  /** Hears what others say from now on; `from` is vouched for by the service, the text by nobody. */
  subscribe(hear: (from: string, text: string) => void): Disposable;
}

/** Signals of one thread, over a client whose realtime notifications are on. They count as messages for the service's limits. */
export function threadSignals(
  client: Pick<SdkChatClient, 'getChatThreadClient' | 'on' | 'off'>,
  threadId: string,
  self: string,
): ThreadSignals {
  const thread = client.getChatThreadClient(threadId);
  return {
    async send(text) {
      await thread.sendMessage({ content: text }, { type: 'text', metadata: { [SIGNAL]: '1' } });
    },
    subscribe(hear) {
      const heard = (event: SdkEvents['chatMessageReceived']): void => {
        const from = userIdOf(event.sender);
        const isSignal = event.threadId === threadId && event.metadata[SIGNAL] !== undefined;
        if (isSignal && from !== self) hear(from, event.message);
      };
      client.on('chatMessageReceived', heard);
      return { [Symbol.dispose]: () => client.off('chatMessageReceived', heard) };
    },
  };
}
