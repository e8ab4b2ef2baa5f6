import type { ChatThreadClient } from '@azure/communication-chat';
import { isPlatformError } from '@switchboard/kernel';
import { acsError } from './acs-errors.ts';
import { createChatClient } from './chat-client.ts';
import { refuseThread } from './refuse-thread.ts';

/** A thread as seen with the token of somebody who is in it. */
export interface ThreadKey {
  readonly token: string;
  readonly threadId: string;
}

export interface Guest {
  readonly userId: string;
  readonly name: string;
}

/** Lets guests into a thread on behalf of who invited them, and out again. */
export interface ThreadAdmission {
  /** @throws PlatformError `not-in-thread` when the token's owner is not in the thread */
  check(key: ThreadKey): Promise<void>;
  /**
   * The guest sees the thread from now on.
   *
   * @throws PlatformError `not-in-thread`, `guest-not-admitted`
   */
  admit(key: ThreadKey, guest: Guest): Promise<void>;
  /**
   * The owner of the token, who is `userId`, is no longer in the thread. Nothing to do when they
   * are not in it any more, or when it is gone.
   */
  leave(key: ThreadKey, userId: string): Promise<void>;
}

export function createThreadAdmission(endpoint: string): ThreadAdmission {
  const open = ({ token, threadId }: ThreadKey): ChatThreadClient => {
    const getToken = async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });
    const credential = { getToken, dispose: () => undefined };
    return createChatClient({ endpoint, credential }).getChatThreadClient(threadId);
  };
  return {
    async check(key) {
      await open(key).getProperties().catch(refuseThread);
    },
    async admit(key, { userId, name }) {
      const guest = {
        id: { communicationUserId: userId },
        displayName: name,
        shareHistoryTime: new Date(),
      };
      const answer = await open(key)
        .addParticipants({ participants: [guest] })
        .catch(refuseThread);
      if (answer.invalidParticipants?.length) {
        throw acsError('guest-not-admitted', 'The thread takes no more guests.');
      }
    },
    async leave(key, userId) {
      const left = open(key).removeParticipant({ communicationUserId: userId });
      await left.catch(refuseThread).catch((error: unknown) => {
        if (!isPlatformError(error) || error.code !== 'not-in-thread') throw error;
      });
    },
  };
}
