import type { ChatAction } from './reduce.ts';
import { PAGE, readPages } from './sdk-pages.ts';
import type { PageReader } from './sdk-pages.ts';
import type { SdkChatClient, SdkThreadItem } from './sdk.ts';

export interface ThreadListDeps {
  readonly client: SdkChatClient;
  readonly dispatch: (action: ChatAction) => void;
}

/** The list of threads, page by page. */
export interface ThreadList {
  more(): Promise<void>;
  /** The next page is the first one again: the order may have changed. */
  restart(): void;
}

export function createThreadList({ client, dispatch }: ThreadListDeps): ThreadList {
  let pages: PageReader<SdkThreadItem> | undefined;
  return {
    async more() {
      pages ??= readPages(client.listChatThreads({ maxPageSize: PAGE }));
      try {
        const { items, isLast } = await pages.next();
        const threads = items.filter(({ deletedOn }) => !deletedOn).map(toThread);
        dispatch({ type: 'list', complete: isLast, threads });
      } catch (error) {
        pages = undefined;
        dispatch({ type: 'listFailed' });
        throw error;
      }
    },
    restart() {
      pages = undefined;
    },
  };
}

function toThread({ id, topic, lastMessageReceivedOn }: SdkThreadItem) {
  return { id, topic, activeOn: lastMessageReceivedOn?.getTime() ?? 0 };
}
