import type { ChatAction } from './reduce.ts';
import { readMessages, toMessages } from './sdk-pages.ts';
import type { PageReader } from './sdk-pages.ts';
import type { SdkChatClient, SdkMessage } from './sdk.ts';
import type { ChatState } from './state.ts';

/** Old messages that were edited lately fill pages and show nothing: so many more are read then. */
const MAX_PAGES_AT_ONCE = 5;
/** So many messages more are worth an answer. */
const ENOUGH = 20;
/** After an absence at most this many pages are read again for one thread. */
const MAX_GAP_PAGES = 20;

export interface HistoryDeps {
  readonly client: SdkChatClient;
  readonly getState: () => ChatState;
  readonly dispatch: (action: ChatAction) => void;
}

/** The messages of each thread, read from the newest back. */
export interface HistoryReader {
  /** Reads the newest messages, whatever was read before. */
  begin(threadId: string): Promise<void>;
  /** Reads further back. */
  more(threadId: string): Promise<void>;
  /** Reads what was written or edited since then, epoch ms. */
  since(threadId: string, sinceMs: number): Promise<void>;
}

export function createHistory({ client, getState, dispatch }: HistoryDeps): HistoryReader {
  const readers = new Map<string, PageReader<SdkMessage>>();
  const reader = (threadId: string): PageReader<SdkMessage> =>
    readMessages(client.getChatThreadClient(threadId));
  const shownIn = (threadId: string): number => getState().threads[threadId]?.timeline.length ?? 0;

  async function readPage(threadId: string): Promise<void> {
    const pages = readers.get(threadId) ?? reader(threadId);
    readers.set(threadId, pages);
    const { items, isLast } = await pages.next();
    const readTo = isLast ? '' : items.at(-1)?.version;
    const messages = toMessages(items);
    dispatch({ type: 'messages', threadId, messages, ...(readTo !== undefined && { readTo }) });
    dispatch({ type: 'history', threadId, history: isLast ? 'complete' : 'partial' });
  }

  /** Reads until enough more than `shown` is without gaps. */
  async function readMore(threadId: string, shown: number): Promise<void> {
    for (let count = 0; count < MAX_PAGES_AT_ONCE; count++) {
      await readPage(threadId);
      if (getState().threads[threadId]?.history !== 'partial') return;
      if (shownIn(threadId) >= shown + ENOUGH) return;
    }
  }

  return {
    begin(threadId) {
      readers.delete(threadId);
      return readMore(threadId, 0);
    },
    more: (threadId) => readMore(threadId, shownIn(threadId)),
    /**
     * From the latest version back until everything since the gap has been seen, edits of old messages
     * included. When that is too much, what was known from before the gap is hidden: it is read again
     * when somebody goes back that far.
     */
    async since(threadId, sinceMs) {
      const pages = reader(threadId);
      let oldest: SdkMessage | undefined;
      for (let count = 0; count < MAX_GAP_PAGES; count++) {
        const { items, isLast } = await pages.next();
        dispatch({ type: 'messages', threadId, messages: toMessages(items) });
        oldest = items.at(-1);
        if (isLast || !oldest || Number(oldest.version) < sinceMs) return;
      }
      if (!oldest) return;
      readers.set(threadId, pages);
      dispatch({ type: 'cut', threadId, readTo: oldest.version });
    },
  };
}
