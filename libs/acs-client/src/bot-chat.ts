import { getIdentifierRawId } from '@azure/communication-common';
import type { ChatClient, ChatThreadClient } from '@azure/communication-chat';
import { createChatClient } from './chat-client.ts';
import type { ChatClientConfiguration } from './chat-client.ts';

/** What a bot says in a thread. */
export interface BotMessage {
  readonly text: string;
  /** How the bot signs it. */
  readonly displayName: string;
  /** Whatever else is for programs. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Threads, as a bot takes part in them. Every method throws what is worth trying again. */
export interface BotChat {
  /** @returns `gone` where the bot is not in the thread, or there is none */
  send(threadId: string, message: BotMessage, signal: AbortSignal): Promise<'done' | 'gone'>;
  /** Whether the bot has said something with this mark lately. */
  hasSaid(threadId: string, mark: string, signal: AbortSignal): Promise<boolean>;
  /** Brings somebody in, who sees what was said before. */
  add(threadId: string, userId: string, signal: AbortSignal): Promise<'done' | 'gone'>;
  leave(threadId: string, signal: AbortSignal): Promise<'done' | 'gone'>;
  /** How those in a thread are called, by raw id; whoever has no name there is not among them. */
  names(threadId: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>>;
}

/** The bot's identity and credential; asked for when they are needed first. */
export type OpenChat = () => Promise<ChatClientConfiguration & { readonly userId: string }>;

/** The metadata key by which a bot knows again what it has said. */
export const MARK = 'turn';
/** The metadata key of what bots say: no bot answers another one. */
export const BOT = 'bot';

/** More than a thread has. */
const MAX_PEOPLE = 1_000;
/** What is looked through for what was said. */
const PAGE = { maxPageSize: 20 };

/** Microsoft's chat client. */
export function createBotChat(open: OpenChat): BotChat {
  let client: ChatClient | undefined;
  const threadOf = async (threadId: string) => {
    const opened = await open();
    client ??= createChatClient(opened);
    return { thread: client.getChatThreadClient(threadId), self: opened.userId };
  };
  const inThread = async (
    threadId: string,
    work: (thread: ChatThreadClient, self: string) => Promise<unknown>,
  ) => {
    const { thread, self } = await threadOf(threadId);
    return doneOrGone(work(thread, self));
  };
  return {
    send: (threadId, { text, displayName, metadata }, abortSignal) =>
      inThread(threadId, (thread) =>
        thread.sendMessage(
          { content: text },
          { senderDisplayName: displayName, type: 'text', metadata, abortSignal },
        ),
      ),
    async hasSaid(threadId, mark, abortSignal) {
      const { thread } = await threadOf(threadId);
      const pages = thread.listMessages({ ...PAGE, abortSignal });
      const { value = [] } = await pages.byPage(PAGE).next();
      return (value as { metadata?: Record<string, string> }[]).some(
        ({ metadata }) => metadata?.[MARK] === mark,
      );
    },
    add: (threadId, communicationUserId, abortSignal) =>
      inThread(threadId, (thread) =>
        thread.addParticipants(
          { participants: [{ id: { communicationUserId }, shareHistoryTime: new Date(0) }] },
          { abortSignal },
        ),
      ),
    leave: (threadId, abortSignal) =>
      inThread(threadId, (thread, communicationUserId) =>
        thread.removeParticipant({ communicationUserId }, { abortSignal }),
      ),
    async names(threadId, abortSignal) {
      const { thread } = await threadOf(threadId);
      const names = new Map<string, string>();
      for await (const { id, displayName } of thread.listParticipants({ abortSignal })) {
        if (displayName) names.set(getIdentifierRawId(id), displayName);
        if (names.size >= MAX_PEOPLE) break;
      }
      return names;
    },
  };
}

/** A thread that one is not in, or that is not there. */
async function doneOrGone(work: Promise<unknown>): Promise<'done' | 'gone'> {
  try {
    await work;
    return 'done';
  } catch (error) {
    const { statusCode } = error as { statusCode?: unknown };
    if (statusCode === 403 || statusCode === 404) return 'gone';
    throw error;
  }
}
