import type { ChatClient, ChatThreadItem } from '@azure/communication-chat';
import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

/** One request tells where something was said; the service takes five a second. */
const ASK_EVERY_MS = 500;
/** As often in a row it may fail, each time with twice the pause. */
const MAX_FAILURES = 5;
/** Of the newest conversations; older ones are not looked at. */
const PAGE = { maxPageSize: 50 } as const;

/** A conversation that the robot is in, and when something was last said there. */
export interface Conversation {
  readonly threadId: string;
  /** In milliseconds since the epoch. */
  readonly spokenAt: number;
}

export interface FollowOptions {
  readonly client: Pick<ChatClient, 'listChatThreads'>;
  readonly clock: Clock;
  /** Is told all of them, as they are now. */
  readonly spaces: { follow(conversations: readonly Conversation[]): Promise<void> };
  readonly signal: AbortSignal;
}

/**
 * Sees which conversations the robot is added to and removed from, and where something is said, until the signal.
 *
 * @throws what the chat answers when it has failed too often
 */
export async function followConversations(options: FollowOptions): Promise<void> {
  const { client, clock, spaces, signal } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await spaces.follow(await list(client));
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= MAX_FAILURES) throw error;
    }
    await delay(clock, ASK_EVERY_MS * 2 ** failures, signal).catch(() => undefined);
  }
}

async function list(client: FollowOptions['client']): Promise<Conversation[]> {
  const { value } = await client.listChatThreads(PAGE).byPage(PAGE).next();
  const threads: ChatThreadItem[] = value ?? [];
  return threads
    .filter(({ deletedOn }) => deletedOn === undefined)
    .map(({ id, lastMessageReceivedOn }) => ({
      threadId: id,
      spokenAt: lastMessageReceivedOn?.getTime() ?? 0,
    }));
}
