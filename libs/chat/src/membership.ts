import type { Clock } from '@switchboard/kernel';
import { asking } from './failure.ts';
import type { Participant } from './message.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';

export interface MembershipDeps {
  readonly client: SdkChatClient;
  readonly self: string;
  readonly displayName: () => string;
  readonly clock: Clock;
  readonly dispatch: (action: ChatAction) => void;
  /** For guests, whose tokens take nobody out of a thread: who does it for them. */
  readonly leave?: ((threadId: string) => Promise<void>) | undefined;
}

/** What threads there are and who is in them. Each throws a PlatformError whose code is a `ChatFailure`. */
export interface Membership {
  /** @returns the new thread's id */
  createThread(topic: string, participants: readonly Participant[]): Promise<string>;
  setTopic(threadId: string, topic: string): Promise<void>;
  addParticipants(
    threadId: string,
    participants: readonly Participant[],
    history: 'all' | 'none',
  ): Promise<void>;
  removeParticipant(threadId: string, userId: string): Promise<void>;
  leave(threadId: string): Promise<void>;
}

export function createMembership(deps: MembershipDeps): Membership {
  const { client, self, clock, dispatch } = deps;
  const thread = (threadId: string) => client.getChatThreadClient(threadId);
  const remove = (threadId: string, userId: string): Promise<void> =>
    thread(threadId).removeParticipant({ communicationUserId: userId });
  return {
    createThread: (topic, participants) =>
      asking(async () => {
        // The service adds us by itself, but without our name.
        const everybody = [{ userId: self, name: deps.displayName() }, ...participants];
        const options = { participants: everybody.map(toSdk) };
        const { chatThread } = await client.createChatThread({ topic }, options);
        const threadId = chatThread?.id ?? '';
        dispatch({ type: 'created', threadId, topic, participants: everybody, on: clock.now() });
        return threadId;
      }),
    setTopic: (threadId, topic) => asking(() => thread(threadId).updateTopic(topic)),
    addParticipants: (threadId, participants, history) =>
      asking(async () => {
        const shareHistoryTime = new Date(history === 'all' ? 0 : clock.now());
        const added = participants.map((person) => ({ ...toSdk(person), shareHistoryTime }));
        await thread(threadId).addParticipants({ participants: added });
      }),
    removeParticipant: (threadId, userId) => asking(() => remove(threadId, userId)),
    leave: (threadId) =>
      asking(async () => {
        await (deps.leave?.(threadId) ?? remove(threadId, self));
        dispatch({ type: 'parted', threadId, userIds: [self] });
      }),
  };
}

function toSdk({ userId, name }: Participant) {
  return { id: { communicationUserId: userId }, ...(name ? { displayName: name } : {}) };
}
