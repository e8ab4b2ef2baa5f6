import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { amend } from './amend.ts';
import { deliver, deliverUnlessThere, textOf } from './deliver.ts';
import { MAX_MESSAGE_BYTES, messageBytes } from './limits.ts';
import { isText } from './message.ts';
import type { TextMessage } from './message.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RateLimit } from './rate-limiter.ts';
import type { ChatAction } from './reduce.ts';
import type { SdkChatClient } from './sdk.ts';
import type { ChatState } from './state.ts';
import { createThreadQueue } from './thread-queue.ts';

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

/** A message as an app keeps it for later. */
export interface KeptMessage {
  /** What `send` returned, or an id of the same kind: `local:` and what is unique. */
  readonly id: string;
  readonly body: string;
  /** When it was written, epoch ms. */
  readonly createdOn: number;
}

/** What we write: shown at once, sent in order and no faster than may be, kept with its reason when it fails. */
export interface Outgoing {
  /**
   * @param choice the id of the answer that it is, of those that a message offered
   * @returns the id it has until the service gives one
   * @throws PlatformError `message-too-long`
   */
  send(threadId: string, body: string, choice?: string): string;
  /**
   * Takes up a message that an app kept while it was not running, or could not send: shown as `sending`, and
   * sent unless the service has it already. Once however often it is asked for.
   *
   * @throws PlatformError `message-too-long`
   */
  resend(threadId: string, kept: KeptMessage): void;
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
  const queue = createThreadQueue();
  const beganOn = clock.now();
  const others = (threadId: string) => sentByOthers(getState(), threadId, beganOn);
  const limiter = createRateLimiter({ ...deps, others });
  const delivery = { client, dispatch, getState, limiter, queue };
  const known = (threadId: string, id: string) => textOf(getState(), threadId, id);
  const thread = (threadId: string) => client.getChatThreadClient(threadId);

  const written = (body: string, choice: string | undefined): TextMessage => {
    const id = `local:${deps.newId()}`;
    const createdOn = clock.now();
    const [sender, senderName] = [getState().self, deps.displayName()];
    const common = { id, clientId: id, version: '0', createdOn, sender, senderName };
    return { ...common, kind: 'text', body, status: 'sending', ...(choice && { choice }) };
  };

  return {
    send(threadId, body, choice) {
      refuseTooLong(body);
      const message = written(body, choice);
      dispatch({ type: 'messages', threadId, messages: [message] });
      void queue.run(threadId, () => deliver(delivery, threadId, message.id));
      return message.id;
    },
    resend(threadId, { id, body, createdOn }) {
      refuseTooLong(body);
      const message = { ...written(body, undefined), id, clientId: id, createdOn };
      const inThread = getState().threads[threadId]?.timeline.filter(isText) ?? [];
      const known = inThread.find(({ clientId }) => clientId === id);
      if (known && known.status !== 'failed') return;
      dispatch({ type: 'messages', threadId, messages: [message] });
      void queue.run(threadId, () => deliverUnlessThere(delivery, threadId, id));
    },
    retry(threadId, localId) {
      const message = known(threadId, localId);
      if (message?.status !== 'failed') return;
      dispatch({ type: 'amended', threadId, message: { ...message, status: 'sending' } });
      void queue.run(threadId, () => deliverUnlessThere(delivery, threadId, localId));
    },
    discard: (threadId, localId) => dispatch({ type: 'discarded', threadId, localId }),
    async edit(threadId, messageId, body) {
      refuseTooLong(body);
      const before = known(threadId, messageId);
      if (!before || before.body === body) return;
      const after = { ...before, body, editedOn: clock.now() };
      const request = () => thread(threadId).updateMessage(messageId, { content: body });
      await amend(delivery, { threadId, before, after, request });
    },
    async remove(threadId, messageId) {
      const before = known(threadId, messageId);
      if (!before) return;
      const after: TextMessage = { ...before, body: '', status: 'deleted' };
      const request = () => thread(threadId).deleteMessage(messageId);
      await amend(delivery, { threadId, before, after, request });
    },
    settled: () => queue.settled(),
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
  if (messageBytes(body) > MAX_MESSAGE_BYTES) {
    throw new PlatformError(
      'message-too-long',
      'input',
      'The message is longer than 28,000 bytes.',
    );
  }
}
