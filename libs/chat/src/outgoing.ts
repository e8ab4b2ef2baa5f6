import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { chatFailure } from './failure.ts';
import { messageBytes, MOST_MESSAGE_BYTES } from './limits.ts';
import { CLIENT_ID, fromSdkMessage, isText } from './message.ts';
import type { TextMessage } from './message.ts';
import { createPace } from './pace.ts';
import type { RateLimit } from './pace.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState } from './state.ts';
import { find } from './timeline.ts';

export interface OutgoingDeps {
  readonly client: SdkChatClient;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
  readonly clock: Clock;
  /** Aborted when nothing is to be sent any more. */
  readonly signal: AbortSignal;
  /** How often one may send, change and delete in a thread. */
  readonly limits: readonly RateLimit[];
  readonly newId: () => string;
  /** How we sign what we write. */
  readonly displayName: () => string;
}

/** What we write: shown at once, sent in order and no faster than may be, kept with its reason when it fails. */
export interface Outgoing {
  /** @returns the id it has until the service gives one @throws PlatformError `message-too-long` */
  send(threadId: string, body: string, kind?: 'text' | 'html'): string;
  /** Tries a failed message again. Whether the service has it after all is checked first. */
  retry(threadId: string, localId: string): void;
  discard(threadId: string, localId: string): void;
  edit(threadId: string, messageId: string, body: string): Promise<void>;
  remove(threadId: string, messageId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createOutgoing(deps: OutgoingDeps): Outgoing {
  const { client, clock, dispatch, getState } = deps;
  const tails = new Map<string, Promise<unknown>>();
  const beganOn = clock.now();
  const pace = createPace({
    ...deps,
    others: (threadId) => sentByOthers(getState(), threadId, beganOn),
  });

  const textOf = (threadId: string, id: string): TextMessage | undefined => {
    const message = find(getState().threads[threadId]?.timeline ?? [], id);
    return isText(message) ? message : undefined;
  };

  /** One after the other in each thread: the order of writing is the order of sending. */
  const enqueue = <T>(threadId: string, task: () => Promise<T>): Promise<T> => {
    const result = (tails.get(threadId) ?? Promise.resolve()).then(task);
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (tails.get(threadId) === tail) tails.delete(threadId);
      });
    tails.set(threadId, tail);
    return result;
  };

  /** What counts towards the limits. */
  async function ask<T>(threadId: string, request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } finally {
      pace.asked(threadId);
    }
  }

  async function deliver(threadId: string, localId: string): Promise<void> {
    try {
      await pace.turn(threadId);
      const message = textOf(threadId, localId);
      if (!message) return;
      const { id } = await ask(threadId, () => sendMessage(threadId, message));
      dispatch({ type: 'sent', threadId, localId, id });
    } catch (error) {
      dispatch({ type: 'sendFailed', threadId, localId, failure: chatFailure(error) });
    }
  }

  function sendMessage(threadId: string, message: TextMessage): Promise<{ readonly id: string }> {
    return client.getChatThreadClient(threadId).sendMessage(
      { content: message.body },
      {
        senderDisplayName: message.senderName,
        type: message.kind,
        metadata: { [CLIENT_ID]: message.clientId ?? message.id },
      },
    );
  }

  /** A failure may have hit the answer only: then the message is there, and must not be sent twice. */
  async function deliverUnlessThere(threadId: string, localId: string): Promise<void> {
    const thread = client.getChatThreadClient(threadId);
    try {
      const newest = await thread
        .listMessages({ maxPageSize: 50 })
        .byPage({ maxPageSize: 50 })
        [Symbol.asyncIterator]()
        .next();
      const page = (newest.value ?? []) as Parameters<typeof fromSdkMessage>[0][];
      dispatch({
        type: 'messages',
        threadId,
        messages: page.flatMap((message) => fromSdkMessage(message) ?? []),
      });
      await deliver(threadId, localId);
    } catch (error) {
      dispatch({ type: 'sendFailed', threadId, localId, failure: chatFailure(error) });
    }
  }

  /** Shows the change at once and takes it back when the service refuses. */
  async function amend(
    threadId: string,
    before: TextMessage,
    after: TextMessage,
    request: () => Promise<void>,
  ) {
    dispatch({ type: 'amended', threadId, message: after });
    try {
      await enqueue(threadId, async () => {
        await pace.turn(threadId);
        await ask(threadId, request);
      });
    } catch (error) {
      if (textOf(threadId, after.id)?.version === after.version) {
        dispatch({ type: 'amended', threadId, message: before });
      }
      throw new PlatformError(chatFailure(error), 'unavailable', 'The change was not accepted.', {
        cause: error,
      });
    }
  }

  return {
    send(threadId, body, kind = 'text') {
      refuseTooLong(body);
      const id = `local:${deps.newId()}`;
      const message: TextMessage = {
        id,
        clientId: id,
        version: '0',
        createdOn: clock.now(),
        kind,
        sender: getState().self,
        senderName: deps.displayName(),
        body,
        status: 'sending',
      };
      dispatch({ type: 'messages', threadId, messages: [message] });
      void enqueue(threadId, () => deliver(threadId, id));
      return id;
    },
    retry(threadId, localId) {
      const message = textOf(threadId, localId);
      if (message?.status !== 'failed') return;
      dispatch({ type: 'amended', threadId, message: { ...message, status: 'sending' } });
      void enqueue(threadId, () => deliverUnlessThere(threadId, localId));
    },
    discard: (threadId, localId) => dispatch({ type: 'discarded', threadId, localId }),
    async edit(threadId, messageId, body) {
      refuseTooLong(body);
      const before = textOf(threadId, messageId);
      if (!before || before.body === body) return;
      const request = () =>
        client.getChatThreadClient(threadId).updateMessage(messageId, { content: body });
      await amend(threadId, before, { ...before, body, editedOn: clock.now() }, request);
    },
    async remove(threadId, messageId) {
      const before = textOf(threadId, messageId);
      if (!before) return;
      const request = () => client.getChatThreadClient(threadId).deleteMessage(messageId);
      await amend(threadId, before, { ...before, body: '', status: 'deleted' }, request);
    },
    settled: async () => void (await Promise.all(tails.values())),
  };
}

/** When others wrote, and we ourselves before this page was opened: it counts towards the same limits. */
function sentByOthers(state: ChatState, threadId: string, beganOn: number): readonly number[] {
  const messages = state.threads[threadId]?.timeline.filter(isText) ?? [];
  return messages
    .filter(({ status }) => status !== 'sending' && status !== 'failed')
    .filter(({ sender, createdOn }) => sender !== state.self || createdOn < beganOn)
    .map(({ createdOn }) => createdOn);
}

function refuseTooLong(body: string): void {
  if (messageBytes(body) > MOST_MESSAGE_BYTES) {
    throw new PlatformError(
      'message-too-long',
      'input',
      'The message is longer than 28,000 bytes.',
    );
  }
}
