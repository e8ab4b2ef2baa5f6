import type { ChatMessage, ChatThreadClient } from '@azure/communication-chat';
import { getIdentifierRawId } from '@azure/communication-common';
import { createChatClient } from './chat-client.ts';
import { refuseThread } from './refuse-thread.ts';
import type { ThreadKey } from './thread-admission.ts';

export interface ThreadSummary {
  readonly threadId: string;
  readonly topic: string;
  readonly lastMessageAt: Date | null;
}

export interface ThreadParticipant {
  readonly userId: string;
  readonly name: string | null;
}

export interface ThreadMessage {
  readonly id: string;
  /** `text`, `html`, or what kind of notice it is. */
  readonly type: string;
  readonly text: string | null;
  readonly senderId: string | null;
  readonly at: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** The first of a list, and whether there is more. */
export interface Beginning<Item> {
  readonly items: readonly Item[];
  readonly more: boolean;
}

/** Reads threads as one of their participants does. */
export interface ThreadReader {
  threads(token: string, most: number): Promise<Beginning<ThreadSummary>>;
  topic(key: ThreadKey): Promise<string>;
  participants(key: ThreadKey): Promise<readonly ThreadParticipant[]>;
  /** The latest first. */
  messages(key: ThreadKey, most: number): Promise<Beginning<ThreadMessage>>;
}

export function createThreadReader(endpoint: string): ThreadReader {
  const clientOf = (token: string) => {
    const getToken = async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });
    return createChatClient({ endpoint, credential: { getToken, dispose: () => undefined } });
  };
  const open = ({ token, threadId }: ThreadKey): ChatThreadClient =>
    clientOf(token).getChatThreadClient(threadId);
  return {
    threads: async (token, most) => {
      const { items, more } = await begin(clientOf(token).listChatThreads(), most);
      return {
        items: items.map(({ id, topic, lastMessageReceivedOn }) => ({
          threadId: id,
          topic,
          lastMessageAt: lastMessageReceivedOn ?? null,
        })),
        more,
      };
    },
    topic: async (key) => (await open(key).getProperties().catch(refuseThread)).topic,
    async participants(key) {
      const { items } = await begin(open(key).listParticipants(), Infinity);
      return items.map(({ id, displayName }) => ({
        userId: getIdentifierRawId(id),
        name: displayName ?? null,
      }));
    },
    async messages(key, most) {
      const { items, more } = await begin(open(key).listMessages({ maxPageSize: 200 }), most);
      return { items: items.map(messageOf).sort(laterFirst), more };
    },
  };
}

async function begin<Item>(list: AsyncIterable<Item>, most: number): Promise<Beginning<Item>> {
  const items: Item[] = [];
  try {
    for await (const item of list) {
      if (items.length === most) return { items, more: true };
      items.push(item);
    }
  } catch (error) {
    refuseThread(error);
  }
  return { items, more: false };
}

/** The service lists what was edited lately first, whatever its place. */
function laterFirst(a: ThreadMessage, b: ThreadMessage): number {
  return Number(b.id) - Number(a.id);
}

function messageOf(message: ChatMessage): ThreadMessage {
  return {
    id: message.id,
    type: message.type,
    text: message.content?.message ?? null,
    senderId: message.sender ? getIdentifierRawId(message.sender) : null,
    at: message.createdOn,
    editedAt: message.editedOn ?? null,
    deletedAt: message.deletedOn ?? null,
  };
}
