import { CHOICE } from './choices.ts';
import { chatFailure } from './failure.ts';
import { CLIENT_ID, isText } from './message.ts';
import type { TextMessage } from './message.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { ChatAction } from './reduce.ts';
import { readMessages, toMessages } from './sdk-pages.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState } from './state.ts';
import { find } from './timeline.ts';

export interface DeliveryDeps {
  readonly client: SdkChatClient;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
  readonly limiter: RateLimiter;
}

/** Sends a message that is shown already, unless it was discarded meanwhile. */
export async function deliver(deps: DeliveryDeps, threadId: string, localId: string) {
  const { dispatch } = deps;
  try {
    await deps.limiter.acquire(threadId);
    const message = textOf(deps.getState(), threadId, localId);
    if (!message) return;
    const { id } = await counted(deps, threadId, () => sendMessage(deps, threadId, message));
    dispatch({ type: 'sent', threadId, localId, id });
  } catch (error) {
    dispatch({ type: 'sendFailed', threadId, localId, failure: chatFailure(error) });
  }
}

/** A failure may have hit the answer only: then the message is there, and must not be sent twice. */
export async function deliverUnlessThere(deps: DeliveryDeps, threadId: string, localId: string) {
  const { client, dispatch } = deps;
  try {
    const { items } = await readMessages(client.getChatThreadClient(threadId)).next();
    dispatch({ type: 'messages', threadId, messages: toMessages(items) });
    await deliver(deps, threadId, localId);
  } catch (error) {
    dispatch({ type: 'sendFailed', threadId, localId, failure: chatFailure(error) });
  }
}

/** What counts towards the limits, whether it succeeds or not. */
export async function counted<Answer>(
  { limiter }: DeliveryDeps,
  threadId: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } finally {
    limiter.record(threadId);
  }
}

export function textOf(state: ChatState, threadId: string, id: string): TextMessage | undefined {
  const message = find(state.threads[threadId]?.timeline ?? [], id);
  return isText(message) ? message : undefined;
}

function sendMessage({ client }: DeliveryDeps, threadId: string, message: TextMessage) {
  return client.getChatThreadClient(threadId).sendMessage(
    { content: message.body },
    {
      senderDisplayName: message.senderName,
      type: message.kind,
      metadata: {
        [CLIENT_ID]: message.clientId ?? message.id,
        ...(message.choice && { [CHOICE]: message.choice }),
      },
    },
  );
}
