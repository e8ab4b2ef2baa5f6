import { displayNameOf } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { fromContentEvent, fromDeletedEvent, toParticipant } from './message.ts';
import type { Message } from './message.ts';
import type { ChatAction } from './reduce.ts';
import { userIdOf } from './sdk.ts';
import type { SdkChatClient, SdkEvents } from './sdk.ts';

type DataEvent = Exclude<keyof SdkEvents, `realTimeNotification${string}`>;

/** A typing indicator that is not renewed is stale after this. */
export const TYPING_MS = 9_000;

/**
 * Turns the SDK's ten realtime events into actions until the scope ends.
 *
 * A listener that throws would make the SDK answer the service with an error, so none does.
 */
export function listen(
  client: SdkChatClient,
  scope: Scope,
  dispatch: (action: ChatAction) => void,
  now: () => number,
): void {
  const on = <Name extends DataEvent>(name: Name, act: (event: SdkEvents[Name]) => void) => {
    const listener = (event: SdkEvents[Name]): void => act(event);
    // An overload cannot be chosen by a variable: the pairs of name and event are checked above.
    const subscription = [name, listener] as unknown as Parameters<SdkChatClient['off']>;
    client.on(...subscription);
    scope.add(() => client.off(...subscription));
  };
  const message = (threadId: string, received: Message | undefined): void => {
    if (received) dispatch({ type: 'messages', threadId, messages: [received] });
  };

  on('chatMessageReceived', (event) => message(event.threadId, fromContentEvent(event)));
  on('chatMessageEdited', (event) => message(event.threadId, fromContentEvent(event)));
  on('chatMessageDeleted', (event) => message(event.threadId, fromDeletedEvent(event)));
  on('typingIndicatorReceived', ({ threadId, sender, senderDisplayName }) =>
    dispatch({
      type: 'typing',
      threadId,
      userId: userIdOf(sender),
      name: displayNameOf(senderDisplayName) ?? '',
      until: now() + TYPING_MS,
    }),
  );
  on('readReceiptReceived', ({ threadId, sender, chatMessageId, readOn }) =>
    dispatch({
      type: 'receipts',
      threadId,
      receipts: [{ userId: userIdOf(sender), messageId: chatMessageId, readOn: readOn.getTime() }],
    }),
  );
  on('chatThreadCreated', ({ threadId, properties, participants, createdOn }) =>
    dispatch({
      type: 'created',
      threadId,
      topic: properties.topic,
      participants: participants.map(toParticipant),
      on: Math.max(createdOn.getTime() || 0, now()),
    }),
  );
  on('chatThreadPropertiesUpdated', ({ threadId, properties }) =>
    dispatch({ type: 'topic', threadId, topic: properties.topic }),
  );
  on('chatThreadDeleted', ({ threadId }) => dispatch({ type: 'deleted', threadId }));
  on('participantsAdded', ({ threadId, participantsAdded }) =>
    dispatch({ type: 'joined', threadId, participants: participantsAdded.map(toParticipant) }),
  );
  on('participantsRemoved', ({ threadId, participantsRemoved }) =>
    dispatch({
      type: 'parted',
      threadId,
      userIds: participantsRemoved.map(({ id }) => userIdOf(id)),
    }),
  );
}
