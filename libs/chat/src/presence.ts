import type { Clock } from '@switchboard/kernel';
import { MAX_PARTICIPANTS_WITH_RECEIPTS } from './limits.ts';
import { compareIds } from './message.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState } from './state.ts';

export interface PresenceDeps {
  readonly client: SdkChatClient;
  readonly self: string;
  readonly displayName: () => string;
  readonly clock: Clock;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
}

/** What the others see of us without our writing anything; not in large threads. */
export interface Presence {
  /** Tells the others that we are writing. The SDK asks the service at most every 8 s. */
  typing(threadId: string): void;
  markRead(threadId: string, messageId: string): void;
}

export function createPresence(deps: PresenceDeps): Presence {
  const { client, self, displayName, clock, getState, dispatch } = deps;
  return {
    typing(threadId) {
      if (!isSmall(getState(), threadId)) return;
      const notification = { senderDisplayName: displayName() };
      const thread = client.getChatThreadClient(threadId);
      thread.sendTypingNotification(notification).catch(() => undefined);
    },
    markRead(threadId, messageId) {
      const known = getState().threads[threadId]?.receipts[self]?.messageId ?? '';
      if (compareIds(messageId, known) <= 0) return;
      const receipt = { userId: self, messageId, readOn: clock.now() };
      dispatch({ type: 'receipts', threadId, receipts: [receipt] });
      if (!isSmall(getState(), threadId)) return;
      const thread = client.getChatThreadClient(threadId);
      // A receipt that is lost is made good by the next one.
      thread.sendReadReceipt({ chatMessageId: messageId }).catch(() => undefined);
    },
  };
}

function isSmall(state: ChatState, threadId: string): boolean {
  const participants = state.threads[threadId]?.participants ?? {};
  return Object.keys(participants).length <= MAX_PARTICIPANTS_WITH_RECEIPTS;
}
